package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec:flag.targeting")
class TargetingConditionTest {

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(TargetingCondition.endsWith("user.email", "@company.com"))
                .hasToString("user.email ends with @company.com");
        assertThat(TargetingCondition.is("user.tier", "beta")).hasToString("user.tier == 'beta'");
        assertThat(TargetingCondition.in("user.country", "DE", "AT")).hasToString("user.country in ['DE', 'AT']");
    }

    @Test
    void isOfOneAttribute() {
        assertThat(TargetingCondition.in("user.country", "DE").attribute()).isEqualTo("user.country");
    }

    @Test
    void aRuleWithoutConditionIsForTheMembersOfItsSegment() {
        TargetingRule byCondition =
                new TargetingRule("beta", Optional.of(TargetingCondition.is("user.tier", "beta")), FlagValue.of(true));
        TargetingRule byName = new TargetingRule("beta", Optional.empty(), FlagValue.of("treatment"));
        assertThat(byCondition.who()).isEqualTo("user.tier == 'beta'");
        assertThat(byName.who()).isEqualTo("member of segment 'beta'");
        assertThat(byName.value()).hasToString("treatment");
    }
}
