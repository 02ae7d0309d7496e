package io.lunapark.doors;

/** What happens to a request for a permission; what is granted by it is said by a {@link HolderEvent}. */
public sealed interface RequestEvent extends DoorsEvent {

    PermissionRequest request();

    @Override
    default String subject() {
        return "request/" + request().id();
    }

    @Override
    default long sequence() {
        return request().version();
    }

    record PermissionRequested(PermissionRequest request) implements RequestEvent {}

    record PermissionRequestAccepted(PermissionRequest request) implements RequestEvent {}

    record PermissionRequestRejected(PermissionRequest request) implements RequestEvent {}
}
