package io.lunapark.localstack;

import io.lunapark.localstack.store.OwnerOnly;
import io.lunapark.localstack.template.Template.Generated;
import io.lunapark.localstack.template.Template.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What Secrets Manager is in the cloud: a folder with a file per secret, which only the one who runs the stack can read.
 * Generated values are made at the first start and stay.
 */
public final class Secrets {

    private final Path folder;
    private final List<Secret> secrets;

    Secrets(Path folder, List<Secret> secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    void make() {
        try {
            OwnerOnly.directory(folder);
            for (Secret secret : secrets) {
                Generated generated = secret.generated();
                if (generated != null && !Files.exists(file(secret.id()))) {
                    OwnerOnly.write(file(secret.id()), value(generated, new SecureRandom()));
                }
            }
        } catch (IOException e) {
            throw new StartFailure("The secrets cannot be kept in " + folder + ": " + e, e);
        }
    }

    /** Where it is kept, whether it has a value yet or not. */
    public Path file(String id) {
        return folder.resolve(id);
    }

    /** Drawn again until each group is in it, as Secrets Manager promises: no place is then likelier than another. */
    static String value(Generated generated, RandomGenerator random) {
        String all = String.join("", generated.groups());
        while (true) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < generated.length(); i++) {
                text.append(all.charAt(random.nextInt(all.length())));
            }
            if (generated.groups().stream().allMatch(group -> text.chars().anyMatch(c -> group.indexOf(c) >= 0))) {
                return text.toString();
            }
        }
    }
}
