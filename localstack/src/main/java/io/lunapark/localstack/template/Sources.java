package io.lunapark.localstack.template;

import java.io.IOException;

/** Where templates are read from. */
@FunctionalInterface
public interface Sources {

    /**
     * The text of a template.
     *
     * @param file its path from the folder of the root template
     */
    String read(String file) throws IOException;
}
