package io.lunapark.testing.backend;

import io.lunapark.localstack.Endpoints;
import io.lunapark.localstack.StartFailure;
import io.lunapark.testing.backend.BackEnd.Running;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Images that answer as AWS at the port that LocalStack has made the usual one. */
final class Container {

    private static final int PORT = 4566;

    private Container() {}

    static Running localStack(String image) {
        requireDocker();
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(image));
        container.start();
        return new Running(Endpoints.all(container.getEndpoint().toString()), container::stop);
    }

    /** Testcontainers' own class for LocalStack takes no image of another name. */
    static Running floci(String image) {
        requireDocker();
        GenericContainer<?> container =
                new GenericContainer<>(image).withExposedPorts(PORT).waitingFor(Wait.forHttp("/_localstack/health"));
        container.start();
        return new Running(
                Endpoints.all("http://" + container.getHost() + ":" + container.getMappedPort(PORT)), container::stop);
    }

    private static void requireDocker() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new StartFailure(
                    "-Pcontainers needs a Docker that runs, and there is none here. Nothing was tested.");
        }
    }
}
