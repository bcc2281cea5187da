package io.github.rolloutplanner.reason;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Why something in a plan is as it is: the rule that decided, the facts it used, and one sentence for people.
 *
 * <p>Reasons explain; nothing is ever decided by reading one. Most are never read, so a sentence is written when it is asked
 * for.
 *
 * @since 0.1.0
 */
public final class Reason {
    private final String id;
    private final List<Fact> known;
    private final @Nullable Rule rule;
    private @Nullable String sentence;

    Reason(Rule rule, Fact... facts) {
        this.id = rule.id();
        this.rule = rule;
        this.known = List.of(facts);
    }

    private Reason(String id, List<Fact> facts, String sentence) {
        this.id = requireNonNull(id, "rule");
        this.rule = null;
        this.known = List.copyOf(facts);
        this.sentence = Legible.escapedLines(requireNonNull(sentence, "sentence"));
    }

    /**
     * A reason as it stands in a document.
     *
     * @param rule id of the rule
     * @param facts what the rule looked at, by name, in the order in which they matter
     * @param sentence the reason as one sentence
     * @return the reason
     */
    public static Reason stated(String rule, Map<String, String> facts, String sentence) {
        return new Reason(
                rule,
                requireNonNull(facts, "facts").entrySet().stream()
                        .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                        .toList(),
                sentence);
    }

    /**
     * Returns the rule that decided.
     *
     * @return its stable id, such as {@code risk.trait}
     */
    public String rule() {
        return id;
    }

    /**
     * Returns what the rule looked at.
     *
     * @return the values as they read in sentences, by name, in the order in which they matter; facts that are not known are
     *     left out
     */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Fact fact : known) {
            if (!Optional.empty().equals(fact.value())) {
                facts.put(fact.name(), Wording.of(fact.value()));
            }
        }
        return Collections.unmodifiableMap(facts);
    }

    /**
     * Returns the reason as one sentence.
     *
     * @return the sentence
     */
    public String sentence() {
        String written = sentence;
        if (written == null) {
            written = requireNonNull(rule, "rule").sentence(this);
            sentence = written;
        }
        return written;
    }

    /** The value of a fact, as the rule gave it. */
    @Nullable
    Object value(String name) {
        for (Fact fact : known) {
            if (fact.name().equals(name)) {
                return fact.value() instanceof Optional<?> optional ? optional.orElse(null) : fact.value();
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reason that
                && id.equals(that.id)
                && sentence().equals(that.sentence())
                && facts().equals(that.facts());
    }

    @Override
    public int hashCode() {
        return id.hashCode() * 31 + sentence().hashCode();
    }

    @Override
    public String toString() {
        return sentence() + " [" + id + "]";
    }
}
