package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a delivery, by the names that the slots of the rules have. */
public final class DeliveryFacts {
    private final Facts facts;

    public DeliveryFacts(Facts facts) {
        this.facts = facts;
    }

    /** Those facts that the sentences of a rule tell, as far as they are known. */
    Fact[] toldBy(Rule rule) {
        List<Fact> told = new ArrayList<>();
        for (String name : rule.slots()) {
            told.add(new Fact(name, value(name)));
        }
        return told.toArray(new Fact[0]);
    }

    /**
     * A fact by its name.
     *
     * @throws IllegalArgumentException if none has it
     */
    public Object value(String name) {
        return switch (name) {
            case "environment" -> facts.change().environment();
            case "unit" -> facts.change().unit();
            case "users" -> facts.users();
            case "delivery" -> facts.carrier().delivery().kind().phrase();
            case "counted" ->
                facts.carrier().delivery() instanceof Delivery.Fleet
                        ? facts.carrier().units()
                        : facts.users();
            case "splitBy" -> splitBy();
            case "drill" -> facts.guide().words().drill();
            case "access" -> facts.guide().words().access();
            case "notice" -> facts.policy().deliveries().notice();
            case "ahead" ->
                facts.carrier().others().stream()
                        .map(other -> other.kind().phrase())
                        .toList();
            case "place" -> facts.carrier().unit();
            case "carried" -> facts.carrier().units();
            case "store" -> store();
            case "restore" -> facts.speed().timeToRestore();
            case "longestOffline" -> longestOffline();
            default -> throw new IllegalArgumentException("No fact is called '" + name + "'.");
        };
    }

    private String splitBy() {
        return facts.hasFlag()
                ? "flag " + facts.flagKey()
                : facts.guide().words().splitBy();
    }

    private Optional<String> store() {
        return facts.carrier().delivery() instanceof Delivery.AppStore release
                ? Optional.of(release.store().label())
                : Optional.empty();
    }

    private Object longestOffline() {
        return facts.carrier().delivery() instanceof Delivery.Fleet fleet ? fleet.longestOffline() : Optional.empty();
    }
}
