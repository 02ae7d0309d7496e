package io.lunapark.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class DatabasePasswordTest {

    private static final String URL =
            "jdbc:postgresql://lunapark.proxy-abc.eu-central-1.rds.amazonaws.com:5432/lunapark?sslmode=verify-full";

    @Test
    void isThatOfTheSettingsWhereIamIsNotAskedFor() {
        assertThat(password(false).now()).isEqualTo("secret");
    }

    /** The expected token is what {@code aws rds generate-db-auth-token} makes of the same role, key and time. */
    @Test
    void isATokenOfIamWhereTheSettingsSaySo() {
        String[] expected =
                ("lunapark.proxy-abc.eu-central-1.rds.amazonaws.com:5432/?Action=connect&DBUser=lunapark_coasters"
                                + "&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                                + "&X-Amz-Credential=AKIDEXAMPLE%2F20261121%2Feu-central-1%2Frds-db%2Faws4_request"
                                + "&X-Amz-Date=20261121T140000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
                                + "&X-Amz-Security-Token=session%2Ftoken%2Bof%3Dlambda"
                                + "&X-Amz-Signature=9ac4073e00a365a53e031248189f00f28b1beb829d5845fa95e92b0fd8bdaf13")
                        .split("[?&]");

        assertThat(password(true).now().split("[?&]")).startsWith(expected[0]).containsExactlyInAnyOrder(expected);
    }

    private static DatabasePassword password(boolean iam) {
        return new DatabasePassword(
                new DatabaseSettings(URL, "lunapark_coasters", "secret", iam, 1),
                "eu-central-1",
                Clock.fixed(Instant.parse("2026-11-21T14:00:00Z"), ZoneOffset.UTC),
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session/token+of=lambda")));
    }
}
