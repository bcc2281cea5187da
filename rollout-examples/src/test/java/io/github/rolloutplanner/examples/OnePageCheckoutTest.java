package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import org.junit.jupiter.api.Test;

class OnePageCheckoutTest {
    private final String printed = Console.printedBy(() -> OnePageCheckout.main(new String[0]));

    @Test
    void printsThePlanAndNothingElse() {
        Golden.check("one-page-checkout.json", printed);
    }

    @Test
    void printsWhatFitsTheSchema() {
        JsonContract.assertFits(printed);
    }

    @Test
    void isAPlanWithoutErrors() {
        assertThat(PlanLinter.lint(RolloutJson.read(printed)))
                .extracting(Finding::severity)
                .doesNotContain(Finding.Severity.ERROR);
    }
}
