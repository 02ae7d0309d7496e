package io.lunapark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a comment is told by the API document. */
class CommentTest {

    @Test
    void theFirstSentenceIsTheSummary() {
        assertThat(Comment.of(" Adds a wagon.\n It gets the\n next number, at 1.5 m/s.\n"))
                .isEqualTo(new Comment("Adds a wagon", "It gets the next number, at 1.5 m/s."));
        assertThat(Comment.of("Adds 1.5 wagons.")).isEqualTo(new Comment("Adds 1.5 wagons", ""));
        assertThat(Comment.of("Adds a wagon")).isEqualTo(new Comment("Adds a wagon", ""));
    }

    @Test
    void codeIsMarkdownAndTagsAreLeftOut() {
        assertThat(Comment.of(" Adds a wagon. Takes no {@code Idempotency-Key}.\n\n @see Coaster\n"))
                .isEqualTo(new Comment("Adds a wagon", "Takes no `Idempotency-Key`."));
    }
}
