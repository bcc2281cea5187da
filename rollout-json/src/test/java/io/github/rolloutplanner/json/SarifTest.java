package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.lint.LintRule;
import io.github.rolloutplanner.lint.PlanLinter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifTest {
    private static final URI PLACE = URI.create("plans/checkout.json");
    private static final Schema SARIF =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(officialSchema());

    private static String officialSchema() {
        try (InputStream schema = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<String> documents() throws IOException {
        return Stream.of(
                Golden.resource("specification-example.json"),
                ContractDocuments.checkout(),
                RolloutJson.writeDetailed(ContractDocuments.checkoutPlan()));
    }

    private static JsonNode run(DocumentReport report) {
        return Trees.read(Sarif.write(report, PLACE)).at("/runs/0");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void fitsTheSchemaOfTheStandard(String document) {
        assertThat(SARIF.validate(Trees.read(Sarif.write(RolloutJson.lint(document), PLACE))))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoLog() {
        assertThat(SARIF.validate(Trees.read("{\"version\": \"2.1.0\", \"runs\": [{}]}")))
                .isNotEmpty();
    }

    @Test
    void listsEachRuleWithItsMeaning() {
        JsonNode rules = run(RolloutJson.lint(ContractDocuments.checkout())).at("/tool/driver/rules");

        assertThat(rules).hasSameSizeAs(PlanLinter.rules());
        assertThat(texts(rules, "/id")).containsExactlyElementsOf(ids());
        assertThat(rules.get(0).at("/help/text").textValue())
                .isEqualTo(PlanLinter.rules().get(0).rule().meaning());
    }

    @Test
    void aResultHasLevelLineAndPointer() {
        String document = ContractDocuments.checkout().replace("\"< 5 minutes\"", "\"soon\"");
        DocumentFinding finding = RolloutJson.lint(document).findings().stream()
                .filter(found -> found.finding().rule().equals("rollback.actionable"))
                .findFirst()
                .orElseThrow();
        JsonNode result = StreamSupport.stream(
                        run(RolloutJson.lint(document)).at("/results").spliterator(), false)
                .filter(found -> found.at("/ruleId").textValue().equals("rollback.actionable"))
                .findFirst()
                .orElseThrow();

        assertThat(result.at("/level").textValue()).isEqualTo("error");
        assertThat(ids().get(result.at("/ruleIndex").intValue())).isEqualTo("rollback.actionable");
        assertThat(result.at("/message/text").textValue())
                .isEqualTo(finding.finding().message() + " " + finding.finding().advice());
        JsonNode location = result.at("/locations/0");
        assertThat(location.at("/physicalLocation/artifactLocation/uri").textValue())
                .isEqualTo("plans/checkout.json");
        assertThat(location.at("/physicalLocation/region/startLine").intValue()).isEqualTo(finding.line());
        assertThat(document.lines().toList().get(finding.line() - 1)).contains("\"soon\"");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").textValue())
                .isEqualTo("/rollback_plan/rollback_duration");
        assertThat(location.at("/logicalLocations/0/name").textValue()).isEqualTo("rollback_duration");
    }

    @Test
    void levelsFollowSeverities() throws IOException {
        DocumentReport report = RolloutJson.lint(Golden.resource("specification-example.json"));

        assertThat(texts(run(report).at("/results"), "/level"))
                .containsExactlyElementsOf(report.findings().stream()
                        .map(found -> switch (found.finding().severity()) {
                            case ERROR -> "error";
                            case WARNING -> "warning";
                            case INFO -> "note";
                        })
                        .toList())
                .contains("warning", "note");
    }

    @Test
    void whatIsSuppressedKeepsItsJustification() {
        LintPolicy policy = LintPolicy.standard().suppressing("criteria.approver", "The team approves together.");
        DocumentReport report = RolloutJson.lint(ContractDocuments.checkout(), policy);

        String log = Sarif.write(report, PLACE);

        assertThat(SARIF.validate(Trees.read(log))).isEmpty();
        JsonNode last = run(report).at("/results/" + report.findings().size());
        assertThat(last.at("/ruleId").textValue()).isEqualTo("criteria.approver");
        assertThat(last.at("/suppressions/0/kind").textValue()).isEqualTo("external");
        assertThat(last.at("/suppressions/0/justification").textValue()).isEqualTo("The team approves together.");
    }

    @Test
    void aCleanDocumentHasNoResult() {
        DocumentReport clean = new DocumentReport(ContractDocuments.checkoutPlan(), List.of(), List.of());

        assertThat(run(clean).at("/results")).isEmpty();
        assertThat(SARIF.validate(Trees.read(Sarif.write(clean, PLACE)))).isEmpty();
    }

    @Test
    void theSameReportGivesTheSameText() {
        String document = ContractDocuments.checkout();

        assertThat(Sarif.write(RolloutJson.lint(document), PLACE))
                .isEqualTo(Sarif.write(RolloutJson.lint(document), PLACE));
    }

    @Test
    void aPlaceWithOtherLettersIsEncoded() {
        String log = Sarif.write(RolloutJson.lint(ContractDocuments.checkout()), URI.create("pläne/a%20b.json"));

        assertThat(log).contains("\"pl%C3%A4ne/a%20b.json\"");
    }

    @Test
    void refusesNull() {
        DocumentReport report = RolloutJson.lint(ContractDocuments.checkout());

        assertThatNullPointerException()
                .isThrownBy(() -> Sarif.write(report, null))
                .withMessage("document");
        assertThatNullPointerException()
                .isThrownBy(() -> Sarif.write(null, PLACE))
                .withMessage("report");
    }

    private static List<String> ids() {
        return PlanLinter.rules().stream().map(LintRule::id).toList();
    }

    private static List<String> texts(JsonNode items, String pointer) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.at(pointer).textValue())
                .toList();
    }
}
