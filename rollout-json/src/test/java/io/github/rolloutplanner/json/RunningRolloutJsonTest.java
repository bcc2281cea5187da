package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningRolloutJsonTest {
    private final RunningRollout rollout = Rollouts.everything();
    private final String document = RunningRolloutJson.write(rollout);

    @Test
    void everythingIsReadBack() {
        assertThat(RunningRolloutJson.read(document)).isEqualTo(rollout);
        assertThat(JsonSchemas.RUNNING.validate(Trees.read(document))).isEmpty();
    }

    @Test
    void aWindowIsALine() {
        assertThat(document)
                .contains("\n          {\"kind\": \"measured\", \"metric\": \"Reports\","
                        + " \"window\": {\"start\": \"PT0S\", \"end\": \"PT1H\"}, \"temporality\": \"delta\","
                        + " \"treated\": {\"kind\": \"counts\", \"events\": 3, \"exposure\": 0.05}}\n");
    }

    private String broken(String target, String replacement) {
        assertThat(document).contains(target);
        int at = document.indexOf(target);
        return document.substring(0, at) + replacement + document.substring(at + target.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"metric\": \"Basket\", | \"metric\": \"Bananas\", | /state: Found a state that does not fit its plan. The state remembers 'Bananas', which the plan does not measure. Resume it with the plan that it was started with.",
                "\"at\": \"PT2H\" | \"at\": \"PT20000H\" | /state: Found a state that does not fit its plan. The state goes back in time: it was resumed",
                "\"end\": \"PT8H\" | \"end\": \"PT7H\" | /state/metrics/1/silence/window/end: Found an end that is not after the start. Expected the start first.",
                "\"squares\": \"410000\" | \"squares\": \"410000\", \"square\": 1 | /state/metrics/3/buckets/0/treated/square: The key is unknown. Remove it, or use one of: observations, events, exposure, sum, squares, by_user, covariate.",
                "\"squares\": \"410000\" | \"squares\": \"1e9\" | /state/metrics/3/buckets/0/treated/squares: Found the text \"1e9\". Expected a decimal number as a text, such as \"1234.5\".",
                "\"squares\": \"410000\" | \"squares\": \"1E+99999\" | /state/metrics/3/buckets/0/treated/squares: Found the text \"1E+99999\". Expected a decimal number as a text, such as \"1234.5\".",
                "\"significance_level\": 0.01 | \"significance_level\": 0.5 | /policy/significance_level: Found the number 0.5. Expected a number above 0 and below 0.5.",
                "\"started_at\": \"2026-03-02T09:00:00.250Z\" | \"started_at\": \"2026-03-02T09:00\" | /state/started_at: Found the text \"2026-03-02T09:00\". Expected a time in UTC of ISO 8601, such as \"2026-03-02T09:00:00Z\", in the years 1 to 9999.",
                "\"transitions\": 5} | \"transitions\": 6} | /state: Found a state that does not fit its plan. Nothing can have been live after 6 transitions: there were 5. Give at most as many.",
                "\"patience\": 2 | \"patience\": 0.5 | /policy/patience: Found the number 0.5. Expected a number of 1 or more.",
                "\"data_every\": \"PT1H\" | \"data_every\": \"PT-1H\" | /policy: Found a value that is refused. Data cannot be due every -1 hour. Give a time above zero, up to ten years.",
                "\"kind\": \"forced\" | \"kind\": \"done\" | /state/transitions/3/kind: Found the text \"done\". Expected one of \"advanced\", \"forced\", \"paused\", \"resumed\", \"approved\", \"acknowledged\", \"chosen\", \"rolled_back\", \"completed\".",
                "{\\n  \"schema_version\": 1 | {\\n  \"schema_version\": 2 | /schema_version: Found the number 2. Expected 1, the version that this release of the library reads.",
                "\"rollout_strategy\": \"Somebody's own\" | \"rollout_strategy\": 7 | /plan/rollout_strategy: Found the number 7. Expected a text.",
            })
    void aProblemSaysWhereWhatAndWhatToDo(String target, String replacement, String problem) {
        String text = broken(target.replace("\\n", "\n"), replacement.replace("\\n", "\n"));

        assertThat(Caught.readingARollout(text))
                .hasMessageStartingWith("The document is no running rollout: 1 problem.\n" + problem);
    }

    @Test
    void allProblemsAreListed() {
        String text = broken("\"patience\": 2", "\"patience\": 0")
                .replace("\"breaches\": 1", "\"breaches\": -3")
                .replace("\"metric\": \"Basket\",", "");

        assertThat(Caught.readingARollout(text).problems())
                .extracting(problem -> problem.path())
                .contains("/policy/patience", "/state/metrics/0/metric", "/state/metrics/1/breaches");
    }

    @Test
    void whatWasShownBeforeAPhaseThatDoesNotAskIsRefused() {
        String text = document.replaceAll("(\"before\": \\[\\s*\\{[^\\n]*)\"phase\": 2", "$1\"phase\": 1");

        assertThat(text).isNotEqualTo(document);
        assertThat(Caught.readingARollout(text))
                .hasMessageContaining("/state: Found a state that does not fit its plan.");
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThat(Caught.readingARollout("\n"))
                .hasMessage("The document is no running rollout: 1 problem.\n"
                        + "Whole document: Found an empty text. Expected a running rollout as JSON.");
    }

    @Test
    void aPlanAloneIsNoRunningRollout() {
        assertThat(Caught.readingARollout(RolloutJson.write(Plans.everything())))
                .hasMessage(
                        "The document is no running rollout: 1 problem.\nWhole document: Found a rollout plan, expected a"
                                + " running rollout. Read it with RolloutJson.read(..).");
    }

    @Test
    void aRunningRolloutIsNoPlan() {
        assertThat(Caught.reading(document))
                .hasMessage(
                        "The document is no rollout plan: 1 problem.\nWhole document: Found a running rollout, expected a"
                                + " rollout plan. Read it with RunningRolloutJson.read(..).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'journal': '0', 'entry': {}} | a line of a journal",
                "{'srm_significance_level': 0.001, 'patience': 2} | the policy of a running rollout",
                "{'transitions': [], 'calls': [], 'metrics': []} | the state of a running rollout",
            })
    void whatIsPartOfAnotherDocumentIsNamed(String text, String name) {
        String json = text.replace('\'', '"');

        assertThat(Caught.reading(json)).hasMessageContaining("Found " + name + ", expected a rollout plan.");
        assertThat(Caught.readingARollout(json))
                .hasMessageContaining("Found " + name + ", expected a running rollout.");
    }

    @Test
    void aDocumentThatWasChangedIsRefused() {
        String text = broken("\"patience\": 2", "\"patience\": 20");

        assertThat(Caught.readingARollout(text))
                .hasMessageStartingWith("The document is no running rollout: 1 problem.\n/checksum: Found a checksum of"
                        + " something else: the document was changed after it was written.");
        assertThat(Caught.readingARollout(document.replaceFirst(",\\s*\"checksum\": \"[^\"]*\"", "")))
                .hasMessage(
                        "The document is no running rollout: 1 problem.\n/checksum: The key is missing. Read the document from"
                                + " where it was written to, or from a copy. If it was changed on purpose, use"
                                + " RunningRolloutJson.readEdited(..).");
    }

    @Test
    void aDocumentThatWasChangedOnPurposeIsReadSo() {
        String text = broken("\"patience\": 2", "\"patience\": 20");

        RunningRollout patient = RunningRolloutJson.readEdited(text);

        assertThat(patient.policy()).isEqualTo(rollout.policy().withPatience(20));
        assertThat(patient.state()).isEqualTo(rollout.state());
        assertThat(RunningRolloutJson.readEdited(text.replaceFirst(",\\s*\"checksum\": \"[^\"]*\"", "")))
                .isEqualTo(patient);
    }

    /** As databases and formatters do. */
    @Test
    void aDocumentMayBeLaidOutAnew() {
        String sorted = Trees.sorted(Trees.read(document)).toString();
        String spelled =
                document.replace("\"patience\": 2", "\"patience\": 2.00").replace("0.05}", "5e-2}");

        assertThat(sorted).startsWith("{\"checksum\":");
        assertThat(RunningRolloutJson.read(sorted)).isEqualTo(rollout);
        assertThat(spelled).isNotEqualTo(document);
        assertThat(RunningRolloutJson.read(spelled)).isEqualTo(rollout);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'detections': [?] | 'detections': [] | /state/metrics/1/detections | the data prove what is not among them: worse.",
                "'events': 12, | 'events': 70000, | /state/metrics/1/recent/0/treated | 70,000 events of 5,000 trials are too many.",
                "'events': 12, | 'events': 11, | /state/metrics/1/buckets/0 | it is not the sum of the windows of its stretch.",
                "'start': 'PT1H0.5S' | 'start': 'PT1H' | /state/metrics/1/recent/1 | it overlaps the observation of",
                "[{'kind': 'measured', 'metric': 'Errors' | [{'kind': 'measured', 'metric': 'Basket' | /state/metrics/1/recent/0/metric | it is of 'Basket'.",
                "'evidence': 5 | 'evidence': -5 | /state/metrics/1/detections/0 | its evidence is not what was needed.",
                "'breaches': 1 | 'breaches': 3 | /state/metrics/1/breaches | they are more than the windows that came.",
                "'kind': 'paused' | 'kind': 'acknowledged' | /state/transitions/1 | is not paused, so it cannot be resumed.",
                "{'at': 'PT30H' | {'at': 'PT3H' | /state/calls/0 | nobody can have been called then in that phase.",
            })
    void anEditedStateThatContradictsItselfIsRefused(String target, String other, String path, String found) {
        String text = document.replaceAll("(?<=[\\[{])\\s+(?=[\\[{])", "");
        String edited = text.replaceFirst(
                Pattern.quote(target.replace('\'', '"')).replace("?", "\\E[^\\n]*\\n\\s*\\Q"),
                Matcher.quoteReplacement(other.replace('\'', '"')));

        assertThat(edited).isNotEqualTo(text);
        assertThatThrownBy(() -> RunningRolloutJson.readEdited(edited))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("\n" + path + ": ")
                .hasMessageContaining(found);
    }

    @Test
    void aPlanWithoutADocumentHasNone() {
        RunningRollout odd = RunningRollout.start(
                Rollouts.plan()
                        .withPhases(List.of(Rollouts.plan().phases().get(1).withPercentage(Percentage.percent(120)))),
                DecisionPolicy.standard());

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RunningRolloutJson.write(odd))
                .withMessageStartingWith("The rollout has no valid document: ")
                .withMessageContaining("/plan/rollout_phases/0/percentage: Found the number 120.");
    }
}
