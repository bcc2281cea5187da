package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding of a document says where it stands there. */
class DocumentLintTest {
    private static final String CHECKOUT = ContractDocuments.checkout();
    private static final String EXPERIMENT = RolloutJson.write(Documents.plans().get("experiment of two treatments"));

    private static String pointerOf(String path, String document) {
        RolloutPlan plan = RolloutJson.read(document);
        Node root = NodeReader.parse(document, new Problems());
        boolean isDetailed = document.contains("\"schema_version\"");
        PlanPlaces places = isDetailed ? PlanPlaces.inDetail(root, plan) : PlanPlaces.inContract(root, plan);
        return places.at(path).at().toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                feature                                 | /feature
                risk                                    | /impact_level
                phases                                  | /rollout_phases
                phases[1].number                        | /rollout_phases/1/phase
                phases[1].name                          | /rollout_phases/1/name
                phases[1].percentage                    | /rollout_phases/1/percentage
                phases[1].audience                      | /rollout_phases/1/target_group
                phases[1].soak                          | /rollout_phases/1/duration_hours
                phases[1].goLiveCriteria                | /rollout_phases/1/go_live_criteria
                phases[1].goLiveCriteria[0]             | /rollout_phases/1/go_live_criteria/0
                phases[1].goLiveCriteria[0].role        | /rollout_phases/1/go_live_criteria/0
                phases[1].composition                   | /rollout_phases/1
                phases[1].evidence[0].power             | /rollout_phases/1
                flags                                   | /feature_flags
                flags[0].key                            | /feature_flags/0/name
                flags[0].implementation                 | /feature_flags/0/implementation
                flags[0].defaultValue                   | /feature_flags/0/default_value
                flags[0].bucketBy                       | /feature_flags/0
                flags[0].variants                       | /feature_flags/0
                flags[0].startPercentage                | /feature_flags/0/targeting/percentage
                flags[0].rules[0]                       | /feature_flags/0/targeting/internal_users
                experiment                              | /ab_testing
                experiment.days                         | /ab_testing
                monitoring.metrics                      | /monitoring/metrics
                monitoring.metrics[0].threshold         | /monitoring/metrics/0/threshold
                monitoring.metrics[0].baselineSource    | /monitoring/metrics/0
                monitoring.alerts[1]                    | /monitoring/alerts/1
                rollback.automaticTriggers[1]           | /rollback_plan/automatic_triggers/1
                rollback.manualSteps[0]                 | /rollback_plan/manual_rollback_steps/0
                rollback.within                         | /rollback_plan/rollback_duration
                rollback.data.procedure                 | /rollback_plan/data_rollback/procedure
                successCriteria[0]                      | /success_criteria/0
                timeline                                | /timeline
                timeline.preparation                    | /timeline/preparation
                timeline.phases                         | /timeline
                timeline.phases[0]                      | /timeline/phase_1
                timeline.total                          | /timeline/total_duration
                timeline.bake                           | /timeline
                dependencies                            | /dependencies
                population                              | ''
                exposure.phases[0].users                | ''
                suppressions[0]                         | ''
                """)
    void aPathLeadsToAPlaceOfTheContract(String path, String pointer) {
        assertThat(pointerOf(path, CHECKOUT)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "experiment.control,/ab_testing/variant_a",
        "experiment.treatment,/ab_testing/variant_b",
        "experiment.furtherTreatments,/ab_testing",
        "experiment.furtherTreatments[0],/ab_testing/variant_c",
        "experiment.split,/ab_testing/split_percentage",
        "experiment.hypothesis,/ab_testing/hypothesis",
        "experiment.sampleSizePerGroup,/ab_testing/sample_size_needed",
        "experiment.days,/ab_testing/duration_days",
        "experiment.confidence,/ab_testing/statistical_significance"
    })
    void aPathLeadsToTheExperimentOfTheContract(String path, String pointer) {
        assertThat(pointerOf(path, EXPERIMENT)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "risk,/impact_level",
        "phases[1].number,/phases/1/number",
        "phases[1].audience,/phases/1/audience",
        "phases[3].soak,/phases/3",
        "phases[1].goLiveCriteria[0].minimumSample,/phases/1/gates/0/minimum_sample",
        "phases[1].composition,/phases/1/composition",
        "phases[1].evidence[0].significanceLevel,/phases/1/evidence/0/significance_level",
        "flags[0].key,/flag_definitions/0/flag_name",
        "flags[0].bucketBy,/flag_definitions/0/percentage_rollout/seed",
        "flags[0].startPercentage,/flag_definitions/0/percentage_rollout/percentage",
        "flags[0].rules[0],/flag_definitions/0/targeting_rules/0",
        "experiment.days,''",
        "monitoring.metrics[0].exposureUnit,/monitoring_details/metrics/0/exposure_unit",
        "rollback.automaticTriggers[1],/rollback_details/automatic_triggers/1",
        "rollback.manualSteps[0],/rollback_details/manual_steps/0",
        "rollback.within,/rollback_details/within",
        "rollback.data.procedure,/rollback_details/data/procedure",
        "successCriteria[0],/success_gates/0",
        "timeline.phases[0],/schedule/phases/0",
        "timeline.bake,/schedule/bake",
        "dependencies,/statements/dependencies",
        "exposure.phases[0].usersSoFar,/exposure/phases/0/users_so_far",
        "exposure.basis.noticingDelay,/exposure/basis/detection_delay",
        "exposure.basis.tests,/exposure/basis/tests",
        "population,/population"
    })
    void aPathLeadsToAPlaceOfTheDetailedForm(String path, String pointer) {
        assertThat(pointerOf(path, RolloutJson.writeDetailed(ContractDocuments.checkoutPlan())))
                .isEqualTo(pointer);
    }

    @Test
    void aGroupThatIsTargetedEarlyIsFoundAtItsKey() {
        String document = CHECKOUT.replace("\"beta_users\": false", "\"beta_users\": true");

        assertThat(RolloutJson.lint(document).findings())
                .extracting(found -> found.finding().rule(), DocumentFinding::pointer)
                .contains(tuple("flags.early-segment", "/feature_flags/0/targeting/beta_users"));
    }

    @Test
    void aFindingHasTheLineAndTheColumn() {
        String document = CHECKOUT.replace("\"< 5 minutes\"", "\"soon\"");

        DocumentFinding finding = RolloutJson.lint(document).findings().get(0);

        String line = document.lines().toList().get(finding.line() - 1);
        assertThat(line.substring(finding.column() - 1)).isEqualTo("\"soon\",");
        assertThat(finding)
                .hasToString(
                        "ERROR /rollback_plan/rollback_duration (line " + finding.line() + "): The time limit of the"
                                + " rollback is 'soon', which is no duration. Give a duration, such as 5 minutes."
                                + " [rollback.actionable]");
    }

    @Test
    void aFindingOfTheWholeDocumentSaysSo() {
        LintPolicy policy = LintPolicy.standard().suppressing("phases.jump", "phases[2]", "It is our own company.");

        List<DocumentFinding> findings = RolloutJson.lint(CHECKOUT, policy).findings();

        DocumentFinding unused = findings.get(findings.size() - 1);
        assertThat(unused)
                .extracting(DocumentFinding::pointer, DocumentFinding::line, DocumentFinding::column)
                .containsExactly("", 1, 1);
        assertThat(unused.toString()).startsWith("INFO the document: ");
    }

    @Test
    void theFindingsAreThoseOfThePlan() throws IOException {
        String document = Golden.resource("specification-example.json");
        LintPolicy policy = LintPolicy.standard().suppressing("phases.jump", "Our own users.");

        DocumentReport report = RolloutJson.lint(document, policy);

        assertThat(report.plan()).isEqualTo(RolloutJson.read(document));
        assertThat(report.findings())
                .extracting(DocumentFinding::finding)
                .isEqualTo(PlanLinter.report(report.plan(), policy).findings());
        assertThat(report.suppressed())
                .extracting(one -> one.finding().pointer(), DocumentReport.Suppressed::reason)
                .containsExactly(tuple("/rollout_phases/3/percentage", "Our own users."));
        assertThat(RolloutJson.lint(document).findings())
                .extracting(found -> found.finding().severity())
                .contains(Finding.Severity.WARNING);
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatThrownBy(() -> RolloutJson.lint("{}"))
                .isInstanceOf(JsonContractException.class)
                .hasMessageStartingWith("The document is no rollout plan");
        assertThatThrownBy(() -> RolloutJson.lint("")).isInstanceOf(JsonContractException.class);
        assertThatNullPointerException()
                .isThrownBy(() -> RolloutJson.lint(null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> RolloutJson.lint(CHECKOUT, null))
                .withMessage("policy");
    }
}
