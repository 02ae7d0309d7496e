package io.lunapark.localstack;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.gateway.Json;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * {@code GET /outages} answers what is unreachable and since when, {@code PUT /outages/queue} makes a store unreachable,
 * {@code DELETE /outages/queue} reachable again. Part of the control port, whose callers show the key of this start.
 */
final class OutagePort extends Handler.Abstract {

    static final String PATH = "/outages";

    private final Outages outages;

    OutagePort(Outages outages) {
        this.outages = outages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path.equals(PATH) && request.getMethod().equals("GET")) {
            answer(response, callback, 200, now());
            return true;
        }
        if (!path.startsWith(PATH + "/")) {
            return false;
        }
        Optional<Target> target = Target.of(path.substring(PATH.length() + 1));
        boolean stops = request.getMethod().equals("PUT");
        if (target.isEmpty() || !(stops || request.getMethod().equals("DELETE"))) {
            return false;
        }
        if (!outages.has(target.get())) {
            answer(response, callback, 409, message(target.get() + " is played by another program; stop it there."));
            return true;
        }
        try {
            if (stops) {
                outages.stop(target.get());
            } else {
                outages.start(target.get());
            }
            answer(response, callback, 200, now());
        } catch (StartFailure e) {
            answer(response, callback, 500, message(String.valueOf(e.getMessage())));
        }
        return true;
    }

    private byte[] now() {
        return Json.object(json -> {
            for (var outage : outages.now().entrySet()) {
                json.writeStringField(
                        outage.getKey().toString(), outage.getValue().toString());
            }
        });
    }

    private static byte[] message(String text) {
        return Json.object(json -> json.writeStringField("message", text));
    }

    private static void answer(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, BufferUtil.toBuffer(body), callback);
    }
}
