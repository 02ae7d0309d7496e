# CloudFormation calls this for each step of a deployment; the answer of the function decides whether it goes on.
import boto3
import botocore.config
import cfnresponse

# One try, however long it takes: a step that is invoked again while it still runs would wait for itself.
functions = boto3.client("lambda", config=botocore.config.Config(read_timeout=890, retries={"max_attempts": 0}))


def handler(event, context):
    function = event["ResourceProperties"].get("Function", "")
    try:
        if event["RequestType"] != "Delete":
            answer = functions.invoke(FunctionName=function)
            said = answer["Payload"].read().decode()
            print(function, said)
            if "FunctionError" in answer:
                raise RuntimeError(function + ": " + said)
        cfnresponse.send(event, context, cfnresponse.SUCCESS, {}, function)
    except Exception as failure:
        print(failure)
        cfnresponse.send(event, context, cfnresponse.FAILED, {}, function, reason=str(failure)[:900])
