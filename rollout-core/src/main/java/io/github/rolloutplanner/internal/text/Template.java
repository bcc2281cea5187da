package io.github.rolloutplanner.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * A sentence with named slots.
 *
 * <ul>
 *   <li>{@code {metric}} stands for a fact, as {@link Wording#of(Object)} puts it.
 *   <li>{@code {^metric}} is the same with a capital letter, for the start of a sentence.
 *   <li>{@code {phases:phase|phases}} is one word or the other: the first for the number 1, or a list of one.
 *   <li>{@code [, members of {segments} included]} is left out where one of its facts is missing or empty.
 * </ul>
 */
public final class Template {
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @param text the sentence
     * @return the template
     * @throws IllegalArgumentException if a bracket is not closed
     */
    public static Template of(String text) {
        return new Template(new TemplateReader(text).parts());
    }

    /**
     * Fills the slots.
     *
     * @param facts the value of a fact by its name, null where there is none
     * @return the sentence
     * @throws IllegalArgumentException if a fact is missing that is not optional
     */
    public String fill(Function<String, ? extends Object> facts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            part.append(text, facts);
        }
        return text.toString();
    }

    /** The names of all facts that the sentence tells. */
    public List<String> slots() {
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            part.collect(names);
        }
        return names;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || "".equals(value)
                || (value instanceof Optional<?> optional && optional.isEmpty())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    /** A piece of a template. */
    sealed interface Part {
        void append(StringBuilder text, Function<String, ? extends Object> facts);

        void collect(List<String> names);
    }

    /** What always stands there. */
    record Words(String words) implements Part {
        @Override
        public void append(StringBuilder text, Function<String, ? extends Object> facts) {
            text.append(words);
        }

        @Override
        public void collect(List<String> names) {}
    }

    /** A fact. */
    record Slot(String name, boolean capital) implements Part {
        @Override
        public void append(StringBuilder text, Function<String, ? extends Object> facts) {
            String value = Wording.of(required(name, facts));
            text.append(capital ? Wording.capitalized(value) : value);
        }

        @Override
        public void collect(List<String> names) {
            names.add(name);
        }
    }

    /** A word that depends on a number. */
    record Choice(String name, String one, String many) implements Part {
        @Override
        public void append(StringBuilder text, Function<String, ? extends Object> facts) {
            text.append(isOne(required(name, facts)) ? one : many);
        }

        private static boolean isOne(Object value) {
            return value instanceof Collection<?> items
                    ? items.size() == 1
                    : value instanceof Number number && number.doubleValue() == 1;
        }

        @Override
        public void collect(List<String> names) {
            names.add(name);
        }
    }

    /** What is said only where all of its facts are known. */
    record Group(List<Part> parts) implements Part {
        @Override
        public void append(StringBuilder text, Function<String, ? extends Object> facts) {
            List<String> names = new ArrayList<>();
            collect(names);
            for (String name : names) {
                if (isEmpty(facts.apply(name))) {
                    return;
                }
            }
            for (Part part : parts) {
                part.append(text, facts);
            }
        }

        @Override
        public void collect(List<String> names) {
            for (Part part : parts) {
                part.collect(names);
            }
        }
    }

    private static Object required(String name, Function<String, ? extends Object> facts) {
        Object value = facts.apply(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The sentence tells the fact '" + name + "', which was not given. Give it, or make it optional.");
        }
        return value;
    }
}
