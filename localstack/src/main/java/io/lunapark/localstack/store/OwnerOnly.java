package io.lunapark.localstack.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders that no other user of this machine can read; where there are no POSIX permissions, all stay as they are. */
public final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** What umask(2) takes away from each new file: all that its group and others could do. */
    private static final int GROUP_AND_OTHERS = 0077;

    private OwnerOnly() {}

    /** Whatever this process and its children make from now on. Java has no call for it, and libraries write files too. */
    public static void fromNowOn() {
        if (!POSIX) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        try {
            linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("umask"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invoke(GROUP_AND_OTHERS);
        } catch (Throwable e) {
            throw new IllegalStateException("umask cannot be called", e);
        }
    }

    /** A folder, which is made when it is not there. */
    public static void directory(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, only("rwx------"));
        }
    }

    /** Never half a text under its name, and never readable by others for a moment. */
    public static void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, only("rw-------"));
        Files.write(next, text.getBytes(UTF_8));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether a folder is closed to others, and has the owner of this file. */
    static boolean isOfOwnerOf(Path file, Path folder) throws IOException {
        return !POSIX
                || Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && OWNERS.containsAll(Files.getPosixFilePermissions(folder))
                        && Files.getOwner(folder).equals(Files.getOwner(file));
    }

    /** Whether others may look into a folder; one that is meant for all, as /tmp is, does not count. */
    public static boolean isOpen(Path folder) throws IOException {
        if (!POSIX) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        return !OWNERS.containsAll(permissions) && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Takes from others what they may do with this and all below. */
    public static void close(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                closeOne(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    closeOne(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What its owner may do stays. */
    public static void closeOne(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.retainAll(OWNERS)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
