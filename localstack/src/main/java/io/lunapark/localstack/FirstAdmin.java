package io.lunapark.localstack;

import io.lunapark.localstack.template.Template.Function;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who may sign in to a stack that has no user yet: told to the one who starts it, once, and never written to a log. */
record FirstAdmin(String email, Path password) {

    private static final String ADDRESS = "file:";

    /** The one whom the template has made at deployment. */
    static Optional<FirstAdmin> of(Stack stack) {
        return stack.template().functions().stream()
                .map(Function::environment)
                .filter(environment -> environment
                        .getOrDefault("LUNAPARK_FIRST_ADMIN_PASSWORD", "")
                        .startsWith(ADDRESS))
                .findFirst()
                .map(FirstAdmin::of);
    }

    private static FirstAdmin of(Map<String, String> environment) {
        String password = environment.getOrDefault("LUNAPARK_FIRST_ADMIN_PASSWORD", "");
        return new FirstAdmin(
                environment.getOrDefault("LUNAPARK_FIRST_ADMIN_EMAIL", ""),
                Path.of(password.substring(ADDRESS.length())));
    }

    /** A start that failed after the password was made leaves it to be told by the next one. */
    void tellOnce(PrintStream out) throws IOException {
        Path told = password.resolveSibling(password.getFileName() + ".told");
        if (Files.exists(told) || !Files.exists(password)) {
            return;
        }
        out.printf("""
                The first admin, said only this once:

                  E-mail       %s
                  Password     %s
                  Kept in      %s
                               which only you can read; ./lunapark token signs in with it

                """, email, Files.readString(password), password);
        Files.createFile(told);
    }
}
