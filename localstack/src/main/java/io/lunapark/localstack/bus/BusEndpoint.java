package io.lunapark.localstack.bus;

import io.lunapark.localstack.gateway.Json;
import io.lunapark.localstack.store.LoopbackServer;
import io.lunapark.localstack.store.RecordWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The wire protocol of EventBridge, as far as a publisher needs it: PutEvents over AWS JSON 1.1. */
final class BusEndpoint extends Handler.Abstract {

    private final BusJournal journal;
    private final Set<String> buses;
    private final String region;
    private final String account;

    BusEndpoint(BusJournal journal, Set<String> buses, String region, String account) {
        this.journal = journal;
        this.buses = buses;
        this.region = region;
        this.account = account;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!LoopbackServer.header(request, "X-Amz-Target").equals("AWSEvents.PutEvents")) {
            answer(response, callback, 400, error("UnknownOperationException", "only PutEvents is known here"));
            return true;
        }
        List<PutEvents.Entry> entries;
        try {
            byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
            entries = PutEvents.parse(body, buses, region, account);
        } catch (IllegalArgumentException e) {
            answer(response, callback, 400, error("ValidationException", String.valueOf(e.getMessage())));
            return true;
        }
        List<BusEvent> accepted = entries.stream()
                .map(PutEvents.Entry::event)
                .filter(Objects::nonNull)
                .toList();
        if (!accepted.isEmpty()) {
            RecordWriter records = new RecordWriter();
            accepted.forEach(event -> event.write(records));
            journal.append(records.end());
        }
        answer(response, callback, 200, Json.object(json -> {
            json.writeNumberField("FailedEntryCount", entries.size() - accepted.size());
            json.writeArrayFieldStart("Entries");
            for (PutEvents.Entry entry : entries) {
                json.writeStartObject();
                if (entry.event() == null) {
                    json.writeStringField("ErrorCode", entry.errorCode());
                    json.writeStringField("ErrorMessage", entry.errorMessage());
                } else {
                    json.writeStringField("EventId", entry.id());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
        return true;
    }

    private static byte[] error(String type, String message) {
        return Json.object(json -> {
            json.writeStringField("__type", type);
            json.writeStringField("message", message);
        });
    }

    private static void answer(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.1");
        response.write(true, BufferUtil.toBuffer(body), callback);
    }
}
