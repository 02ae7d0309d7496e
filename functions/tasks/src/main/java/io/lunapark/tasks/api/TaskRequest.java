package io.lunapark.tasks.api;

import io.lunapark.kernel.Names;
import io.lunapark.tasks.TaskTitle;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A new task.
 *
 * @param title without square brackets: the number in the tracker goes into jiraId
 */
@Serdeable
@Schema(name = "AddTask")
public record TaskRequest(
        @NotBlank
        @Size(max = TaskTitle.MAX_LENGTH)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Pattern(regexp = TaskTitle.PATTERN, message = "invalid-format.brackets")
        @Schema(example = "Change the shade")
        String title,

        @Nullable
        @Pattern(regexp = TaskTitle.JIRA_ID_PATTERN, message = "invalid-format.jira-id")
        @Schema(type = "string", example = "UBERPOP-42")
        String jiraId,

        @Nullable @Size(max = TaskTitle.MAX_DESCRIPTION_LENGTH) @Schema(type = "string")
        String description) {

    public TaskTitle taskTitle() {
        return new TaskTitle(title, jiraId);
    }
}
