package io.github.rolloutplanner.json.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.json.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What users of Argo Rollouts and Flagger write passes the schemas and the rules by which exports are checked, so neither is too strict. */
class ControllerExamplesTest {

    /** Documents with the features that the examples of both projects have, each with one slip of the pen for each check. */
    private enum Example {
        ARGO_CANARY("argo-canary", "setWeight: 50", "setWeigth: 50", "setWeight: 50", "setWeight: 5"),
        ARGO_ROUTED("argo-routed", "podTemplateHashValue", "podHash", "name: errors\nspec", "name: error's\nspec"),
        ARGO_BLUE_GREEN(
                "argo-blue-green", "activeService", "activService", "matchExpressions:", "matchLabels: {}\n    no:"),
        ARGO_STEP_ANALYSIS("argo-step-analysis", "jsonPath", "jsonpath", "templateName: web", "templateName: wep"),
        FLAGGER_CANARY(
                "flagger-canary",
                "threshold: 5",
                "threshold: five",
                "templateRef: {name: errors}",
                "templateRef: {name: error}"),
        FLAGGER_TESTS("flagger-tests", "type: rollback", "type: undo", "min: 0, max: 500", "min: 501, max: 500");

        private final String text;
        private final String noSuchMember;
        private final String senseless;

        Example(String file, String right, String noSuchMember, String sensible, String senseless) {
            this.text = text(file);
            this.noSuchMember = replaced(right, noSuchMember);
            this.senseless = replaced(sensible, senseless);
        }

        private static String text(String file) {
            try (InputStream in = ControllerExamplesTest.class.getResourceAsStream("/controllers/" + file + ".yaml")) {
                return new String(requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String replaced(String right, String wrong) {
            assertThat(text).contains(right);
            return text.replace(right, wrong);
        }
    }

    private static List<String> faultsOfSchema(String text) {
        return Documents.of(text).stream()
                .flatMap(document -> StrictCrds.faults(document).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theRulesAcceptIt(Example example) {
        List<JsonNode> documents = Documents.of(example.text);
        assertThat(Documents.faults(documents)).isEmpty();
        assertThat(Documents.faults(Documents.of(example.senseless))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theStrictSchemaAcceptsIt(Example example) {
        assumeTrue(StrictCrds.areThere(), StrictCrds.ABSENT);
        assertThat(faultsOfSchema(example.text)).isEmpty();
        assertThat(faultsOfSchema(example.noSuchMember)).isNotEmpty();
    }
}
