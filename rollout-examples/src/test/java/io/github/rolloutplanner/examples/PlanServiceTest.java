package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.json.JsonContractException;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanServiceTest {
    private static final Path DOCUMENTS =
            Sources.DIRECTORY.resolve("src/main/resources/io/github/rolloutplanner/examples");
    private static final Path POLICY = DOCUMENTS.resolve("shop.policy.json");
    private static final Path CHANGE = DOCUMENTS.resolve("one-page-checkout.change.json");

    private final PlanService service = new PlanService(Sources.text(POLICY));

    @Test
    void plansByThePolicy() {
        RolloutPlan plan = RolloutJson.read(service.plans(Sources.text(CHANGE)).body());

        assertThat(plan.strategy().id()).contains("canary");
        assertThat(plan.phases())
                .extracting(RolloutPhase::percentage)
                .contains(Percentage.percent(2), Percentage.percent(10), Percentage.percent(50));
        assertThat(PlanLinter.lint(plan)).extracting(Finding::severity).doesNotContain(Finding.Severity.ERROR);
    }

    @Test
    void printsWhatItAnswers() {
        PlanService.Answer answer = service.plans(Sources.text(CHANGE));
        String printed = Console.printedBy(() -> {
            try {
                PlanService.main(new String[] {POLICY.toString(), CHANGE.toString()});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(answer.status()).isEqualTo(200);
        assertThat(printed.strip()).isEqualTo(answer.body());
    }

    @Test
    void tellsWhoSentADocumentThatIsNoneWhatIsWrong() {
        PlanService.Answer answer = service.plans("{\"name\": \"a\", \"traits\": [\"magic\"], \"metric\": []}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("/traits/0").contains("/metric");
    }

    @Test
    void tellsWhoSentAChangeThatMakesNoSenseWhatIsWrong() {
        PlanService.Answer nameless = service.plans("{\"name\": \" \"}");
        PlanService.Answer astray = service.plans("{\"name\": \"a\", \"strategy\": \"canarry\"}");

        assertThat(nameless.status()).isEqualTo(400);
        assertThat(astray.status()).isEqualTo(400);
        assertThat(astray.body()).contains("canarry").contains("'canary'");
    }

    @Test
    void doesNotStartWithAPolicyThatIsNone() {
        assertThatThrownBy(() -> new PlanService("{\"ladders\": {\"holdback\": \"60%\"}}"))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("/ladders/holdback");
    }
}
