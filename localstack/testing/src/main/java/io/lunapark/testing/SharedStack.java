package io.lunapark.testing;

import io.lunapark.localstack.Folder;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.backend.BackEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * template.yaml in this process, with its real stores and the systems that are on the class path: started by the first test
 * that needs it, and shared by all. A test therefore makes its own data and takes no other for granted. One rule is added,
 * which lets the suite see what the bus delivers.
 */
public final class SharedStack {

    /** Template id of the queue that gets every event as the bus delivers it. */
    public static final String TAP = "SuiteTap";

    /** Lock of the second lane, and of a class that has to be alone on this stack. */
    public static final String SECOND_LANE = "second lane of the shared stack";

    private static final String TAP_RESOURCES = """
              SuiteTap:
                Type: AWS::SQS::Queue

              SuiteTapRule:
                Type: AWS::Events::Rule
                Properties:
                  EventBusName: !Ref Bus
                  EventPattern:
                    source: [{ prefix: lunapark. }]
                  Targets:
                    - Id: queue
                      Arn: !GetAtt SuiteTap.Arn

              SuiteTapPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref SuiteTap]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: { Service: events.amazonaws.com }
                        Action: sqs:SendMessage
                        Resource: !GetAtt SuiteTap.Arn

            Outputs:
            """;

    private static final class Running {
        private static final Path DATA = folder();
        private static final BackEnd.Running BACK_END = BackEnd.start();
        private static final Stack STACK = start();

        private static Stack start() {
            try {
                String template = Files.readString(Project.at("template.yaml"));
                Path tapped = Files.writeString(
                        DATA.resolve("template.yaml"),
                        template.replace("Outputs:", TAP_RESOURCES)
                                .replace("functions/", Project.at("functions").toRealPath() + "/"));
                Stack stack = Stack.start(Settings.of("dev", tapped, DATA.resolve("data"), 0)
                        .only(Project.applications())
                        .withParameters(Settings.NO_LIMITS)
                        .withEndpoints(BACK_END.endpoints()));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop the suite's stack"));
                return stack;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                BACK_END.close();
                throw e;
            }
        }

        private static void stop(Stack stack) {
            stack.close();
            BACK_END.close();
            try {
                Folder.delete(DATA);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("lunapark-suite");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private SharedStack() {}

    public static Stack running() {
        return Running.STACK;
    }

    public static Path logs() {
        return running().settings().data().resolve("logs");
    }
}
