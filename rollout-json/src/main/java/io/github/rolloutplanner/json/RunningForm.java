package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.state.InvalidStateException;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import javax.annotation.Nullable;

/** A running rollout with all that it needs to go on. */
final class RunningForm extends ObjectCodec<RunningRollout> {
    private static final int VERSION = 1;

    private static final Codec<PlanIdentity> IDENTITY = object(
            "plan_identity",
            required("feature", NAME, PlanIdentity::feature),
            required("ladder", new ListCodec<>(PERCENTAGE), PlanIdentity::ladder)
                    .described("The percentage of each phase."),
            required("fingerprint", TEXT, PlanIdentity::fingerprint)
                    .described("SHA-256 of everything in the plan that decides; its reasons and texts do not."),
            PlanIdentity::new);

    private static final Codec<RolloutMemory> STATE = object(
            "rollout_state",
            required("plan", new LineCodec<>(IDENTITY), RolloutMemory::plan)
                    .described("Which plan it is a state of; no other goes on from it."),
            optional("started_at", InstantCodec.INSTANT, RolloutMemory::startedAt)
                    .described("When the first phase began; left out where only lengths of time are known."),
            optional("applied", new LineCodec<>(Transitions.APPLIED), RolloutMemory::applied)
                    .described("When the flag or delivery system was last seen to show what must be live."),
            required("transitions", LineCodec.each(Transitions.TRANSITION), RolloutMemory::transitions)
                    .described("What was done to it, in order."),
            required("calls", LineCodec.each(PersonCalls.CALL), RolloutMemory::calls)
                    .described("Whom it called in the current phase, oldest first."),
            required("metrics", new ListCodec<>(MetricRecords.METRIC_RECORD), RolloutMemory::metrics)
                    .described("What it remembers of each metric that was observed."),
            optional("lineage", Lineages.LINEAGE, RolloutMemory::lineage, Lineage.NONE)
                    .described("The plans that it had before; left out where it has its first one."),
            RolloutMemory::new);

    /** How running rollouts stand in their documents. What the checksum shows to be as it was written is not doubted. */
    static final RunningForm FORM = new RunningForm(RunningRollout::restoreAsWritten);
    /** The same of documents that were changed on purpose. */
    static final RunningForm EDITED = new RunningForm(RunningRollout::restore);

    private final Restoring intact;

    {
        add(required(DetailedPlan.SCHEMA_VERSION, ConstantCodec.version(VERSION), rollout -> VERSION));
    }

    private final Field<RunningRollout, RolloutPlan> plan =
            add(required("plan", DetailedPlan.FORM, RunningRollout::plan).described("The plan, in its detailed form."));
    private final Field<RunningRollout, DecisionPolicy> policy = add(
            required("policy", new RunningPolicy(), RunningRollout::policy).described("What decides beyond the plan."));
    private final Field<RunningRollout, RolloutMemory> state =
            add(required("state", STATE, RunningForm::memory).described("What has become of it."));

    private final Field<RunningRollout, String> checksum = add(required(Checksum.KEY, TEXT, this::checksum)
            .described(
                    "The first 128 bits of SHA-256 of all else in the document, in hexadecimal: its keys sorted, without white"
                            + " space. A document that was changed on purpose is read without it.")
            .orElse(Checksum.ADVICE));

    /** Of what all other fields say. */
    private String checksum(RunningRollout rollout) {
        List<Field<RunningRollout, ?>> others =
                fields().stream().filter(field -> field != checksum).toList();
        Document body = Document.of(out -> write(rollout, others, out));
        Node root = NodeReader.parse(body.text(), new Problems());
        return root instanceof ObjectNode object ? Checksum.of(object) : ""; // what cannot be read is not written
    }

    /** What only this library makes, so that no other state can come here. */
    private static RolloutMemory memory(RunningRollout rollout) {
        return (RolloutMemory) rollout.state();
    }

    private RunningForm(Restoring intact) {
        super("running_rollout");
        this.intact = intact;
    }

    @Override
    @Nullable
    RunningRollout build(Members members) {
        RunningRollout rollout = restored(members);
        if (rollout != null) {
            members.requireChecksum(checksum);
        }
        return rollout;
    }

    @Nullable
    private RunningRollout restored(Members members) {
        try {
            Restoring restoring = members.hasChecksum(checksum) ? intact : RunningRollout::restore;
            return restoring.restore(members.get(plan), members.get(policy), members.get(state));
        } catch (InvalidStateException e) {
            members.conflicts(state, e.problems());
            return null;
        } catch (IllegalArgumentException e) {
            members.conflict(state, "Found a state that does not fit its plan.", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Makes a rollout of what a document says. */
    private interface Restoring {
        RunningRollout restore(RolloutPlan plan, DecisionPolicy policy, RolloutMemory state);
    }
}
