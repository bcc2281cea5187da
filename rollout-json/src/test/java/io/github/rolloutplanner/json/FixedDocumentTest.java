package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.lint.Fix;
import io.github.rolloutplanner.lint.FixedPlan;
import io.github.rolloutplanner.lint.PlanLinter;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document with one fault that has one right answer is the sound one again, to the letter. */
class FixedDocumentTest {
    private static final String SOUND = ContractDocuments.checkout()
            .replace("Ring Beta (5% of all users)", "Random 5% of users")
            .replace("\"percentage\": 0\n      },", "\"percentage\": 5\n      },");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Random 5% of users               | Random 40% of users              | phases.target-group
                "percentage": 5\\n               | "percentage": 30\\n              | flags.start-percentage
                4 days (Beta, 5%)                | 9 days (Beta, 5%)                | timeline.realistic
                14 days from start               | 31 days from start               | timeline.realistic
                """)
    void isSoundAgain(String sound, String broken, String rule) {
        String document = replacedLast(SOUND, sound.replace("\\n", "\n"), broken.replace("\\n", "\n"));
        assertThat(document).isNotEqualTo(SOUND);

        FixedPlan fixed = PlanLinter.fix(RolloutJson.read(document));

        assertThat(fixed.fixes()).extracting(Fix::rule).containsOnly(rule);
        assertThat(RolloutJson.write(fixed.plan())).isEqualTo(SOUND);
    }

    private static String replacedLast(String text, String part, String other) {
        int at = text.lastIndexOf(part);
        assertThat(at).as(part).isNotNegative();
        return text.substring(0, at) + other + text.substring(at + part.length());
    }

    @Test
    void limitsAreTightened() {
        String document = SOUND.replace("error rate < 0.417%", "error rate < 0.35%")
                .replace("error rate < 0.37%", "error rate < 0.4%");

        assertThat(fixed(document))
                .isEqualTo(SOUND.replace("error rate < 0.417%", "error rate < 0.35%")
                        .replace("error rate < 0.37%", "error rate < 0.35%"));
    }

    /** At 100% nothing shows what the metric would be without the change, so 0.25% leaves its baseline of 0.2% no room. */
    @Test
    void limitsWithoutRoomStayAsTheyAre() {
        String document = SOUND.replace("error rate < 0.417%", "error rate < 0.25%")
                .replace("error rate < 0.37%", "error rate < 0.35%")
                .replaceFirst("error rate < 0.305%", "error rate < 0.43%");

        assertThat(fixed(document)).isEqualTo(document);
    }

    private static String fixed(String document) {
        return RolloutJson.write(PlanLinter.fix(RolloutJson.read(document)).plan());
    }

    @Test
    void aSoundDocumentStays() throws IOException {
        assertThat(PlanLinter.fix(RolloutJson.read(SOUND)).fixes()).isEmpty();
        assertThat(PlanLinter.fix(RolloutJson.read(Golden.resource("specification-example.json")))
                        .fixes())
                .isEmpty();
        assertThat(PlanLinter.fix(ContractDocuments.checkoutPlan()).fixes()).isEmpty();
    }
}
