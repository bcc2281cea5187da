package io.github.rolloutplanner.internal.planning.advice;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.rules.CommunicationRows;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.Message.Moment;
import io.github.rolloutplanner.plan.Message.Recipient;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The messages of a rollout, ready to be sent: who hears what, and when. Who notices nothing is told nothing. */
public final class MessageSection {
    private final KnownFacts known;
    private final Facts facts;
    private final Change change;
    private final PhaseFacts phases;
    private final List<Message> messages = new ArrayList<>();

    private MessageSection(KnownFacts known) {
        this.known = known;
        this.facts = known.facts();
        this.change = facts.change();
        this.phases = known.phases();
    }

    public static List<Message> of(KnownFacts known) {
        return known.facts().isNeeded() ? new MessageSection(known).all() : List.of();
    }

    private List<Message> all() {
        beforeStart();
        for (RolloutPhase phase : phases.publicPhases()) {
            begun(phase);
        }
        rollback();
        completion();
        return messages;
    }

    private void beforeStart() {
        add(Moment.BEFORE_START, Recipient.STAKEHOLDERS, CommunicationRows.STAKEHOLDERS_SCHEDULE);
        if (facts.isSeen()) {
            add(Moment.BEFORE_START, Recipient.SUPPORT, CommunicationRows.SUPPORT_BRIEFING);
        }
        if (tellsCustomers() && change.is(Trait.BREAKING_CHANGE)) {
            add(Moment.BEFORE_START, Recipient.CUSTOMERS, CommunicationRows.CUSTOMERS_NOTICE);
        }
    }

    private void begun(RolloutPhase phase) {
        boolean isFirst = phase.equals(phases.firstPublicPhase());
        begins(
                phase,
                Recipient.STAKEHOLDERS,
                isFirst ? CommunicationRows.STAKEHOLDERS_START : CommunicationRows.STAKEHOLDERS_PROMOTION);
        if (facts.isSeen()) {
            begins(
                    phase,
                    Recipient.SUPPORT,
                    phase.purpose() == PhasePurpose.EXPERIMENT
                            ? CommunicationRows.SUPPORT_EXPERIMENT
                            : CommunicationRows.SUPPORT_PROMOTION);
        }
        if (announces() && isBrownout(phase)) {
            begins(phase, Recipient.CUSTOMERS, CommunicationRows.CUSTOMERS_BROWNOUT);
        } else if (announces() && phase.equals(phases.fullRollout())) {
            begins(phase, Recipient.CUSTOMERS, CommunicationRows.CUSTOMERS_ALL);
        } else if (announces() && isFirst && phase.audience() instanceof Audience.RingMembers) {
            begins(phase, Recipient.CUSTOMERS, CommunicationRows.CUSTOMERS_FIRST);
        }
    }

    /** What breaks for all, for a time, ahead of the removal. */
    private boolean isBrownout(RolloutPhase phase) {
        return facts.isLibrary() && change.is(Trait.BREAKING_CHANGE) && !phase.equals(phases.fullRollout());
    }

    private void rollback() {
        boolean goesBack = facts.canTakeAway();
        add(
                Moment.ROLLBACK,
                Recipient.STAKEHOLDERS,
                goesBack ? CommunicationRows.STAKEHOLDERS_ROLLBACK : CommunicationRows.STAKEHOLDERS_STOPPED);
        if (facts.isSeen()) {
            add(
                    Moment.ROLLBACK,
                    Recipient.SUPPORT,
                    goesBack ? CommunicationRows.SUPPORT_ROLLBACK : CommunicationRows.SUPPORT_STOPPED);
        }
        if (tellsCustomers()) {
            add(
                    Moment.ROLLBACK,
                    Recipient.CUSTOMERS,
                    goesBack ? CommunicationRows.CUSTOMERS_ROLLBACK : CommunicationRows.CUSTOMERS_STOPPED);
        }
    }

    private void completion() {
        add(Moment.COMPLETION, Recipient.STAKEHOLDERS, CommunicationRows.STAKEHOLDERS_RESULT);
        if (tellsCustomers() && change.is(Trait.SECURITY)) {
            add(Moment.COMPLETION, Recipient.CUSTOMERS, CommunicationRows.CUSTOMERS_SECURITY);
        }
    }

    private boolean tellsCustomers() {
        return change.environment() == Environment.PRODUCTION && facts.isSeen();
    }

    /** What is announced early helps an attacker; a visual change speaks for itself. */
    private boolean announces() {
        return tellsCustomers() && !change.is(Trait.SECURITY) && !change.is(Trait.VISUAL_ONLY);
    }

    private void add(Moment moment, Recipient recipient, Rule rule) {
        add(moment, OptionalInt.empty(), recipient, rule, List.of());
    }

    private void begins(RolloutPhase phase, Recipient recipient, Rule rule) {
        Moment moment = phase.equals(phases.firstPublicPhase()) ? Moment.FIRST_EXPOSURE : Moment.PROMOTION;
        List<Fact> begun = new ArrayList<>(phases.promotionTo(phase));
        begun.add(fact(
                "ring",
                phase.audience() instanceof Audience.RingMembers ring ? Optional.of(ring.ring()) : Optional.empty()));
        add(moment, OptionalInt.of(phase.number()), recipient, rule, begun);
    }

    private void add(Moment moment, OptionalInt phase, Recipient recipient, Rule rule, List<Fact> more) {
        List<Fact> given = new ArrayList<>(more);
        boolean isSecret = moment == Moment.ROLLBACK && recipient == Recipient.CUSTOMERS && change.is(Trait.SECURITY);
        given.add(fact("visibleChanges", isSecret ? Optional.empty() : Optional.of(facts.seenChanges())));
        if (facts.urgency().filter(PlannedUrgency::isShortened).isEmpty()) {
            given.add(fact("usualLength", Optional.empty()));
        }
        List<Fact> told = new ArrayList<>();
        for (Fact other : given) {
            if (rule.slots().contains(other.name())) {
                told.add(other);
            }
        }
        told.addAll(List.of(known.toldBy(rule, told)));
        messages.add(new Message(
                moment, phase, recipient, channel(moment, recipient), Statement.by(rule, told.toArray(new Fact[0]))));
    }

    private Optional<String> channel(Moment moment, Recipient recipient) {
        if (moment != Moment.ROLLBACK) {
            return Optional.empty();
        }
        return recipient == Recipient.CUSTOMERS
                ? facts.tooling().statusPage()
                : facts.tooling().incidentChannel();
    }
}
