package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.flag.TargetingCondition;
import org.junit.jupiter.api.Test;

class WrittenConditionTest {

    private static Change with(TargetingCondition condition) {
        return Change.named("Search").putSegment("beta", condition).build();
    }

    private static String withSegment(String value) {
        return ChangeJson.write(with(TargetingCondition.is("user.tier", "beta")))
                .replace("\"user.tier == 'beta'\"", value);
    }

    @Test
    void standsAsATextAndIsReadBack() {
        Change change =
                with(TargetingCondition.parse("user.tier == 'beta' and (app.version >= 9.1.0 or user.staff == true)"));
        String document = ChangeJson.write(change);
        assertThat(document)
                .contains("\"beta\": \"user.tier == 'beta' and (app.version >= 9.1.0 or user.staff == true)\"");
        assertThat(ChangeJson.read(document)).isEqualTo(change);
    }

    @Test
    void standsAsAnObjectWhereATextWouldBeTooLong() {
        Change change = with(TargetingCondition.in(
                "user.id",
                "a".repeat(190),
                "b".repeat(190),
                "c".repeat(190),
                "d".repeat(190),
                "e".repeat(190),
                "f".repeat(190)));
        String document = ChangeJson.write(change);
        assertThat(document).contains("\"beta\": {\"kind\": \"in\"");
        assertThat(ChangeJson.read(document)).isEqualTo(change);
    }

    @Test
    void mayBeWrittenAsAnObject() {
        assertThat(ChangeJson.read(withSegment("""
                        {"kind": "not", "part": {"kind": "is", "attribute": "user.tier", "value": "beta"}}""")).segments())
                .containsValue(TargetingCondition.parse("not (user.tier == 'beta')"));
    }

    @Test
    void anErrorSaysWhereAndWhatToWrite() {
        assertThatThrownBy(() -> ChangeJson.read(withSegment("\"user.tier = 'beta'\"")))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("/segments/beta")
                .hasMessageContaining("at character 11: Found '='. After an attribute write ==");
        assertThatThrownBy(() -> ChangeJson.read(withSegment("true")))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("/segments/beta");
    }

    @Test
    void whatAConditionRefusesIsAProblemOfItsPlace() {
        assertThatThrownBy(() -> ChangeJson.read(withSegment("{\"kind\": \"all_of\", \"parts\": []}")))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("/segments/beta")
                .hasMessageContaining("Give at least two conditions.");
        assertThatThrownBy(
                        () -> ChangeJson.read(
                                withSegment(
                                        "{\"kind\": \"is_version\", \"attribute\": \"app\", \"ordering\": \"below\", \"version\": \"9\"}")))
                .hasMessageContaining("'9' is no version.");
    }

    @Test
    void deepNestingIsAProblemOfItsPlace() {
        String deep = "{\"kind\": \"not\", \"part\": ".repeat(30)
                + "{\"kind\": \"is_present\", \"attribute\": \"a\"}"
                + "}".repeat(30);
        assertThatThrownBy(() -> ChangeJson.read(withSegment(deep)))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("A condition is nested more than 20 levels deep.");
    }
}
