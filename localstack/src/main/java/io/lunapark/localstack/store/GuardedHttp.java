package io.lunapark.localstack.store;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.UniformFanInShape;
import org.apache.pekko.stream.UniformFanOutShape;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.GraphDSL;
import org.apache.pekko.stream.javadsl.Merge;
import org.apache.pekko.stream.javadsl.Partition;
import scala.concurrent.Future;

/**
 * Servers of Pekko with a guard in front. ElasticMQ starts its own and offers no place for one, so this takes the place of
 * Pekko's HTTP in the actor system that ElasticMQ is given.
 */
final class GuardedHttp extends HttpExt {

    private static final int ALLOWED = 0;
    private static final int REFUSED = 1;

    private final Guard guard;

    private GuardedHttp(ExtendedActorSystem system, Guard guard) {
        super(system.settings().config().getConfig("pekko.http"), system);
        this.guard = guard;
    }

    /** Every server that the system starts from now on has this guard. */
    @SuppressWarnings("unchecked")
    static void guard(ActorSystem system, Guard guard) {
        try {
            Field extensions = system.getClass().getDeclaredField("extensions");
            extensions.setAccessible(true);
            ((Map<Object, Object>) extensions.get(system))
                    .put(Http$.MODULE$, new GuardedHttp((ExtendedActorSystem) system, guard));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Pekko keeps its extensions elsewhere", e);
        }
    }

    @Override
    public Future<Http.ServerBinding> bindAndHandleImpl(
            org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> handler,
            String host,
            int port,
            ConnectionContext connection,
            ServerSettings settings,
            LoggingAdapter log,
            Materializer materializer) {
        return super.bindAndHandleImpl(guarded(handler), host, port, connection, settings, log, materializer);
    }

    /** A connection has one request at a time (pipelining-limit), so no answer overtakes another. */
    @SuppressWarnings("unchecked")
    private org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> guarded(
            org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> handler) {
        Flow<HttpRequest, HttpResponse, NotUsed> guarded = Flow.fromGraph(GraphDSL.create(graph -> {
            UniformFanOutShape<HttpRequest, HttpRequest> split = graph.add(Partition.create(
                    HttpRequest.class, 2, request -> refusal(request).isEmpty() ? ALLOWED : REFUSED));
            UniformFanInShape<HttpResponse, HttpResponse> merge = graph.add(Merge.create(2));
            graph.from(split.out(ALLOWED)).via(graph.add(handler.asJava())).toInlet(merge.in(ALLOWED));
            graph.from(split.out(REFUSED))
                    .via(graph.add(Flow.of(HttpRequest.class).map(this::refuse)))
                    .toInlet(merge.in(REFUSED));
            return FlowShape.of(split.in(), merge.out());
        }));
        return (org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object>) (Object) guarded.asScala();
    }

    private Optional<Guard.Refusal> refusal(HttpRequest request) {
        return guard.refuses(values(request, "host"), values(request, "origin"), values(request, "authorization"));
    }

    private static List<String> values(HttpRequest request, String name) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name))
                .map(HttpHeader::value)
                .toList();
    }

    private HttpResponse refuse(HttpRequest request) {
        Guard.Refusal refusal = refusal(request).orElseThrow();
        request.discardEntityBytes(system());
        return (HttpResponse) org.apache.pekko.http.javadsl.model.HttpResponse.create()
                .withStatus(refusal.status())
                .withEntity(HttpEntities.create(ContentTypes.parse(Guard.Refusal.TYPE), refusal.body()));
    }
}
