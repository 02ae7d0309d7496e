package io.lunapark.localstack.template;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The templates cannot be run as they are; names every fault with its file and line. */
public final class TemplateFaults extends RuntimeException {

    private final transient List<Fault> faults;

    public TemplateFaults(Collection<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
