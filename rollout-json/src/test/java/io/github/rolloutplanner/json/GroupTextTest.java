package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The groups of a contract are groups again when it is read. */
class GroupTextTest {
    private static final TargetingCondition BETA = TargetingCondition.is("user.tier", "beta; or (so)");

    @Test
    void aRingIsReadWithWhatIsSaidOfIt() {
        Audience whole = new Audience.RingMembers("Beta", 5_000, "city", Optional.of(BETA));
        Audience least = new Audience.RingMembers("Early Adopters (EU)", 0, "user", Optional.empty());
        for (Audience audience : new Audience[] {whole, least}) {
            assertThat(GroupText.audience(audience.text(percent(0.7)), percent(0.7)))
                    .isEqualTo(audience);
        }
    }

    @Test
    void theTeamIsReadByItsConditionOrItsName() {
        Audience known = new Audience.Internal("segment internal", Optional.empty());
        Audience recognised = new Audience.Internal("segment internal", Optional.of(BETA));
        for (Audience audience : new Audience[] {known, recognised}) {
            assertThat(GroupText.audience(audience.text(Percentage.ZERO), Percentage.ZERO))
                    .isEqualTo(audience);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Random 5% of users",
                "Ring Beta",
                "Ring Beta (some of them)",
                "Ring Beta (6% of all users)",
                "Internal team",
                "Ring Beta (99,999,999,999,999,999,999 users, 5% of all users)"
            })
    void otherWordsStayAsTheyAre(String words) {
        assertThat(GroupText.audience(words, percent(5))).isEqualTo(new Audience.Stated(words));
    }

    @Property
    void whateverIsReadSaysTheSame(@ForAll("audiences") Audience audience) {
        String words = audience.text(percent(12.5));
        assertThat(GroupText.audience(words, percent(12.5)).text(percent(12.5))).isEqualTo(words);
    }

    @Provide
    net.jqwik.api.Arbitrary<Audience> audiences() {
        return ValueArbitraries.audiences();
    }

    @Test
    void aRingOfAContractIsNoRandomPartOfTheUsers() {
        RolloutPlan plan = RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(
                        Ring.of("Beta", 5_000).recognisedBy(TargetingCondition.is("user.tier", "beta")),
                        Ring.of("All customers", 700_000)))
                .plan();
        RolloutPlan read = RolloutJson.read(RolloutJson.write(plan));
        RolloutPhase beta = read.phases().get(1);
        FlagState state = read.flagsAt(beta).get(0);
        assertThat(state.percentage()).isEqualTo(Percentage.ZERO);
        assertThat(state.rules())
                .isEqualTo(plan.flagsAt(plan.phases().get(1)).get(0).rules());
    }
}
