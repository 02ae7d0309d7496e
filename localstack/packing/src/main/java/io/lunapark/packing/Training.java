package io.lunapark.packing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands in the place of a handler while a cache is made: serves all functions of a system in one process, one after the
 * other, so that Java sees what each of them needs. Not in the package itself.
 */
public final class Training implements RequestStreamHandler {

    private static final int ROUNDS = 10;
    private static final String END = "";

    /** A function to be made, called and closed. */
    static byte[] lesson(String handler, Map<String, String> environment, byte[] event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream message = new DataOutputStream(bytes)) {
            message.writeUTF(handler);
            message.writeInt(environment.size());
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                message.writeUTF(variable.getKey());
                message.writeUTF(variable.getValue());
            }
            message.write(event);
        }
        return bytes.toByteArray();
    }

    /** The process ends, and Java writes down what it has seen. */
    static byte[] end() throws IOException {
        return lesson(END, Map.of(), new byte[0]);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        DataInputStream message = new DataInputStream(input);
        String handler = message.readUTF();
        if (handler.equals(END)) {
            System.exit(0);
        }
        Map<String, String> environment = new HashMap<>();
        for (int i = message.readInt(); i > 0; i--) {
            environment.put(message.readUTF(), message.readUTF());
        }
        byte[] event = message.readAllBytes();
        RequestStreamHandler function = function(handler, environment);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int i = 0; i < ROUNDS; i++) {
            answer.reset();
            function.handleRequest(new ByteArrayInputStream(event), answer, context);
        }
        output.write(answer.toByteArray());
        if (function instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private static RequestStreamHandler function(String handler, Map<String, String> environment) throws IOException {
        try {
            return (RequestStreamHandler)
                    Class.forName(handler).getConstructor(Map.class).newInstance(environment);
        } catch (ReflectiveOperationException e) {
            e.printStackTrace(); // the runtime client hands on no causes
            throw new IOException(handler + " cannot be made", e);
        }
    }
}
