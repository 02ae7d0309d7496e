package io.lunapark.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTableTest {

    private static final String HEADER =
            "use-case anyone admin manager accountant employee operator security boxoffice customer\n";

    @Test
    void aRoleMayWhereItsCellIsMarked() {
        AccessTable.Access access = AccessTable.parse(HEADER + "OpenGate . x . . . x . . .\n")
                .of("OpenGate")
                .orElseThrow();

        assertThat(access.anyone()).isFalse();
        assertThat(access.roles()).containsExactly(Role.ADMIN, Role.OPERATOR);
        assertThat(access.allows(Set.of(Role.CUSTOMER, Role.OPERATOR))).isTrue();
        assertThat(access.allows(Set.of(Role.CUSTOMER, Role.MANAGER))).isFalse();
        assertThat(access.allows(Set.of())).isFalse();
    }

    @Test
    void anyoneNeedsNoRole() {
        assertThat(AccessTable.parse(HEADER + "LookIn x x x x x x x x x")
                        .of("LookIn")
                        .orElseThrow()
                        .allows(Set.of()))
                .isTrue();
    }

    @Test
    void aRoleWhoseColumnIsLeftOutMayOnlyWhatAnyoneMay() {
        AccessTable table = AccessTable.parse(HEADER + "LookIn x x x x x x x x x\nOpenGate . x x x x x x x x\n");

        assertThat(table.of("LookIn").orElseThrow().roles()).contains(Role.SITE);
        assertThat(table.of("OpenGate").orElseThrow().roles()).doesNotContain(Role.SITE);
    }

    @Test
    void whatHasNoRowIsNobodys() {
        assertThat(AccessTable.parse(HEADER).of("OpenGate")).isEmpty();
    }

    @Test
    void commentsAndEmptyLinesSayNothing() {
        assertThat(AccessTable.parse("# gates\n\n" + HEADER + "\n  # the first\n  OpenGate  . x . . . . . . .  \n")
                        .useCases())
                .containsExactly("OpenGate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OpenGate . x . . . . . .           | 10 cells are needed
            OpenGate . x . . . . . . . .       | 10 cells are needed
            OpenGate . X . . . . . . .         | X is neither x nor a dot
            OpenGate . . . . . . . . .         | Nobody may
            OpenGate x x . . . . . . .         | Anyone may, but not every role
            """)
    void aRowThatCannotBeMeantIsRefused(String row, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessTable.parse(HEADER + row))
                .withMessageContaining(reason)
                .withMessageContaining(row);
    }

    @Test
    void aSecondRowForAUseCaseIsRefused() {
        String row = "OpenGate . x . . . . . . .\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessTable.parse(HEADER + row + row))
                .withMessage("A second row for OpenGate");
    }

    @Test
    void theColumnsAreTheRolesInTheirOrder() {
        for (String text :
                List.of("", "OpenGate . x . . . . . . .", HEADER.replace("admin manager", "manager admin"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccessTable.parse(text))
                    .withMessageStartingWith("The columns are not");
        }
    }

    @Test
    void aRoleIsFoundByItsNameAndByNothingElse() {
        assertThat(Role.of("boxoffice")).contains(Role.BOXOFFICE);
        assertThat(Role.of("BOXOFFICE")).isEmpty();
        assertThat(Role.of("root")).isEmpty();
    }
}
