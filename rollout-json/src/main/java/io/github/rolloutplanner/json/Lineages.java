package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.CHANCE;
import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.decision.RolloutEvent.Replanned;
import io.github.rolloutplanner.internal.state.EvidenceAccount;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.Replanning;
import java.util.List;

/** The plans that a rollout had before. */
final class Lineages {
    private static final Codec<EvidenceFate> FATE = object(
            "evidence_fate",
            required("metric", SERIES, EvidenceFate::metric),
            required("kind", WordCodec.lowerCase(EvidenceFate.Kind.class), EvidenceFate::kind),
            optional("causes", causes(), EvidenceFate::causes, List.of())
                    .described("What changed that its evidence rested on; left out where that is nothing."),
            required("evidence", REAL, EvidenceFate::evidence)
                    .described("The natural logarithm of its evidence of a regression at that time."),
            optional("riskier", BOOLEAN, EvidenceFate::riskier, false)
                    .described(
                            "Whether a regression of it is less likely to roll back since; left out where it is not."),
            EvidenceFate::new);

    private static final Codec<Replanning> REPLANNING = object(
            "replanning",
            required("at", DURATION, Replanning::at).described("Since the start of the rollout."),
            required("phase", ORDINAL, Replanning::phase).described("Number of the phase that was live."),
            required("transitions", NUMBER, Replanning::transitions)
                    .described("After how many transitions of the rollout it was."),
            required("fingerprint", TEXT, Replanning::fingerprint).described("Of the plan until then."),
            required("ladder", ListCodec.inline(PERCENTAGE), Replanning::ladder)
                    .described("The percentage of each phase of the plan until then."),
            required("evidence", LineCodec.each(FATE), Replanning::evidence)
                    .described("What became of the evidence, metric by metric."),
            optional("gates", ListCodec.inline(NUMBER), Replanning::gates, List.of())
                    .described(
                            "Where each gate of the phase that people confirm stands now; 0 where it is gone or another."),
            required("by", NAME, Replanning::by),
            required("why", SENTENCES, Replanning::why),
            Replanning::new);

    private static final Codec<EvidenceAccount> ACCOUNT = object(
            "evidence_account",
            required("metric", SERIES, EvidenceAccount::metric),
            required("since", DURATION, EvidenceAccount::since).described("Since when its data count."),
            required("comparison_level", CHANCE, EvidenceAccount::comparisonLevel)
                    .described("The significance level of its comparison now."),
            required("limit_level", CHANCE, EvidenceAccount::limitLevel).described("That of its limit now."),
            required("comparison_tuning", CHANCE, EvidenceAccount::comparisonTuning)
                    .described("The level that the sequences of its comparison are tuned to."),
            required("limit_tuning", CHANCE, EvidenceAccount::limitTuning),
            required("usual_level", CHANCE, EvidenceAccount::usualLevel)
                    .described("How often the usual ratio of a phase may be beyond its bound."),
            optional("samples", ListCodec.inline(DoubleCodec.AMOUNT), EvidenceAccount::samples, List.of())
                    .described("For each phase that was begun then, the sample at which a sequence is narrowest."),
            EvidenceAccount::new);

    static final Codec<Lineage> LINEAGE = object(
            "lineage",
            required("replannings", new ListCodec<>(REPLANNING), Lineage::replannings)
                    .described("Each time at which the rollout got another plan, oldest first."),
            optional("accounts", LineCodec.each(ACCOUNT), Lineage::accounts, List.of())
                    .described("At which levels metrics are judged since, where that is not what the plan says."),
            optional("reserve", CHANCE, Lineage::reserve, 0.0)
                    .described("What no guardrail has of the significance level since, for those that begin later; left"
                            + " out where that is nothing."),
            Lineage::new);

    static final RecordCodec<Replanned> REPLANNED = object(
            "entry_replanned",
            required(JournalEntries.PLAN, DetailedPlan.FORM, Replanned::plan)
                    .described("The plan that the rollout goes on with, in its detailed form."),
            required("at", DURATION, Replanned::at).described("Since the start of the rollout."),
            required("by", NAME, Replanned::by),
            required("why", SENTENCES, Replanned::why),
            Replanned::new);

    private Lineages() {}

    private static Codec<List<EvidenceFate.Cause>> causes() {
        return ListCodec.inline(WordCodec.lowerCase(EvidenceFate.Cause.class));
    }
}
