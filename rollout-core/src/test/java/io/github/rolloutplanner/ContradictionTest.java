package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts that cannot both be true. */
class ContradictionTest {
    private static final String ADVICE = " Leave out the one that is not true.";

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "VISUAL_ONLY, PAYMENTS",
        "VISUAL_ONLY, SECURITY",
        "VISUAL_ONLY, AUTHENTICATION",
        "VISUAL_ONLY, DATA_MIGRATION",
        "VISUAL_ONLY, DATA_INTEGRITY",
        "VISUAL_ONLY, BREAKING_CHANGE",
        "VISUAL_ONLY, KERNEL_OR_AGENT",
        "INTERNAL_REFACTORING, NEW_FEATURE",
        "HAS_FALLBACK, NO_FALLBACK",
        "ISOLATED, CRITICAL_PATH",
        "ISOLATED, GLOBAL_CONFIG"
    })
    void traitsContradict(Trait one, Trait other) {
        String words = one.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " and "
                + other.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        assertThat(Problems.of(RolloutPlanner.forChange("Ticket scanner").touching(other, one)))
                .containsExactly("traits: The change cannot be both " + words + "." + ADVICE);
    }

    @Test
    void looksAloneChangeNoData() {
        assertThat(Problems.of(RolloutPlanner.forChange("Ticket scanner")
                        .touching(Trait.VISUAL_ONLY)
                        .dataModel("Tickets have a colour")))
                .containsExactly("traits: The change cannot be both visual only and a data model change." + ADVICE);
    }

    @Test
    void looksAloneCallNoServices() {
        assertThat(Problems.of(RolloutPlanner.forChange("Ticket scanner")
                        .touching(Trait.VISUAL_ONLY)
                        .integration("Colours come from a partner")))
                .containsExactly("traits: The change cannot be both visual only and an integration change." + ADVICE);
    }

    @Test
    void eachPairIsSaid() {
        assertThat(Problems.of(RolloutPlanner.forChange("Ticket scanner")
                        .touching(Trait.VISUAL_ONLY, Trait.PAYMENTS, Trait.SECURITY)))
                .containsExactly(
                        "traits: The change cannot be both visual only and payments." + ADVICE,
                        "traits: The change cannot be both visual only and security." + ADVICE);
    }

    @Test
    void aFallbackThatIsDescribedIsThere() {
        assertThat(Problems.of(Change.named("Ticket scanner")
                        .addUserFacingChanges(new UserFacingChange(ImpactKind.UI, "A larger frame"))
                        .addTraits(Trait.NO_FALLBACK)
                        .fallback("The old frame")))
                .isNotEmpty();
    }
}
