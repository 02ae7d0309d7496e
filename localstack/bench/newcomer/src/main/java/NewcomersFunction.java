import io.lunapark.platform.lambda.Function;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** Micronaut's handler for what API Gateway sends: it takes and gives objects, which AWS's runtime client makes and writes. */
public class NewcomersFunction extends APIGatewayV2HTTPEventFunction {

    public NewcomersFunction() {
        super(Function.start(System.getenv()));
    }
}
