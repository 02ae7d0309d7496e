package io.lunapark.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who may do what, read from {@code access.table}. Deny by default: a use case without a row is forbidden to all. */
public final class AccessTable {

    private static final List<String> HEADER = Stream.concat(
                    Stream.of("use-case", "anyone"),
                    Arrays.stream(Role.values()).map(Role::toString))
            .toList();

    private final Map<String, Access> rows;

    private AccessTable(Map<String, Access> rows) {
        this.rows = Collections.unmodifiableMap(rows);
    }

    /** The rows of these systems, each from the {@code access.table} that stands beside its template. */
    public static AccessTable read(Collection<String> systems) {
        Map<String, Access> rows = new LinkedHashMap<>();
        systems.forEach(system -> rows.putAll(parse(text("/access/" + system + "/access.table")).rows));
        return new AccessTable(rows);
    }

    private static String text(String name) {
        try (InputStream table = Objects.requireNonNull(
                AccessTable.class.getResourceAsStream(name), () -> name + " is not on the class path")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table may leave out the last columns: those roles may only what anyone may. Throws an {@link
     * IllegalArgumentException} that names the first row that cannot be meant.
     */
    public static AccessTable parse(String text) {
        Iterator<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .iterator();
        List<String> columns = lines.hasNext() ? cells(lines.next()) : List.of();
        if (columns.size() < 2 || !columns.equals(HEADER.subList(0, Math.min(columns.size(), HEADER.size())))) {
            throw new IllegalArgumentException("The columns are not: " + String.join(" ", HEADER));
        }
        Map<String, Access> rows = new LinkedHashMap<>();
        lines.forEachRemaining(line -> {
            List<String> cells = cells(line);
            if (rows.put(cells.getFirst(), access(line, cells, columns.size())) != null) {
                throw new IllegalArgumentException("A second row for " + cells.getFirst());
            }
        });
        return new AccessTable(rows);
    }

    /** Every use case that has a row, in the order of the table. */
    public Set<String> useCases() {
        return rows.keySet();
    }

    /** Empty for a use case that has no row. */
    public Optional<Access> of(String useCase) {
        return Optional.ofNullable(rows.get(useCase));
    }

    private static Access access(String line, List<String> cells, int columns) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(columns + " cells are needed: " + line);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean anyone = isMarked(line, cells.get(1));
        Arrays.stream(Role.values())
                .filter(role -> 2 + role.ordinal() < columns ? isMarked(line, cells.get(2 + role.ordinal())) : anyone)
                .forEach(roles::add);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Nobody may: " + line);
        }
        if (anyone && roles.size() < Role.values().length) {
            throw new IllegalArgumentException("Anyone may, but not every role: " + line);
        }
        return new Access(anyone, roles);
    }

    private static boolean isMarked(String line, String cell) {
        return switch (cell) {
            case "x" -> true;
            case "." -> false;
            default -> throw new IllegalArgumentException(cell + " is neither x nor a dot: " + line);
        };
    }

    private static List<String> cells(String line) {
        return List.of(line.split(" +"));
    }

    /**
     * Who may call one use case.
     *
     * @param anyone whether no token is needed
     * @param roles those that may, in the order of {@link Role}
     */
    public record Access(boolean anyone, Set<Role> roles) {

        public Access {
            roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        }

        /** Whether one of these roles is enough. */
        public boolean allows(Collection<Role> has) {
            return anyone || !Collections.disjoint(roles, has);
        }
    }
}
