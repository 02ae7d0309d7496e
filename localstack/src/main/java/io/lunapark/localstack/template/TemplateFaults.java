package io.lunapark.localstack.template;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The template cannot be run as it is; names every fault with its line. */
public final class TemplateFaults extends RuntimeException {

    private final List<Fault> faults;

    public TemplateFaults(String file, Collection<Fault> faults) {
        super(faults.stream()
                .map(fault -> file + ":" + fault.line() + ": " + fault.text())
                .collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
