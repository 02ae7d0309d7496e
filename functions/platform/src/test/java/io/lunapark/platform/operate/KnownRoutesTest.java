package io.lunapark.platform.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known of the paths that a call could have meant. */
class KnownRoutesTest {

    private static final KnownRoutes ROUTES = KnownRoutes.of("""
            GET /
            GET /rides
            POST /rides
            GET /rides/{id}
            DELETE /rides/{id}
            POST /rides/best
            GET /pages/{file+}
            """);

    @Test
    void aPathTakesTheMethodsOfAllItsRoutes() {
        assertThat(ROUTES.methods("/")).containsExactly("GET");
        assertThat(ROUTES.methods("/rides")).containsExactly("GET", "POST");
        assertThat(ROUTES.methods("/rides/a%20b")).containsExactly("DELETE", "GET");
        assertThat(ROUTES.methods("/pages/a/b.js")).containsExactly("GET");
        assertThat(ROUTES.methods("/rides/best")).containsExactly("POST");
    }

    @Test
    void whatIsNoRouteTakesNone() {
        for (String path : new String[] {"/ride", "/rides/", "/rides/1/2", "/pages", "/pages/", "//", "/RIDES"}) {
            assertThat(ROUTES.methods(path)).as(path).isEmpty();
        }
    }

    @Test
    void theBuildHasWrittenThoseOfTheTemplate() {
        assertThat(KnownRoutes.ofTemplate().methods("/api/coasters/1")).containsExactly("DELETE", "GET", "PUT");
    }
}
