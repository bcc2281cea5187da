package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.json.export.Loss;

/**
 * A place in the flags or the plan that is exported, where something may be lost or refused.
 *
 * @param items where that is noted
 * @param path the place, such as {@code flags[0].rules[1].condition}
 * @param negated whether users get the change where what stands here is false
 */
public record Spot(ExportItems items, String path, boolean negated) {

    /** The place of a flag. */
    public static Spot flag(ExportItems items, int index) {
        return new Spot(items, "flags[" + index + "]", false);
    }

    /** The place of a phase. */
    public static Spot phase(ExportItems items, int index) {
        return new Spot(items, "phases[" + index + "]", false);
    }

    /** The place of all phases. */
    public static Spot phases(ExportItems items) {
        return new Spot(items, "phases", false);
    }

    /** A place within this one. */
    public Spot at(String member) {
        return new Spot(items, path + "." + member, negated);
    }

    /** The same place, for the opposite. */
    public Spot opposite() {
        return new Spot(items, path, !negated);
    }

    /** Notes a difference that exposes no other users. */
    public void lose(Loss.Feature feature, String effect, String advice) {
        boolean exposes = negated && feature == Loss.Feature.SEGMENT;
        items.lose(new Loss(
                feature, path, exposes ? effect + " Until it is known, its members get the change." : effect, advice));
    }

    /** Notes something without which there must be no document. */
    public void refuse(Loss.Feature feature, String effect, String advice) {
        items.refuse(new Loss(feature, path, effect, advice));
    }

    /** Notes that the system compares an attribute by what it looks like, whatever its type is. */
    public void untyped(Object value) {
        lose(
                Loss.Feature.CONDITION,
                "A text that reads as " + value + " is the same as " + value + " there.",
                "Give the attribute one type for all users.");
    }

    /**
     * Notes that a comparison comes out false for users whose attribute is of another form than the system reads. Where false is
     * what users have to be for the change, that would expose them.
     */
    public void strict(String effect, String advice) {
        if (negated) {
            refuse(
                    Loss.Feature.CONDITION,
                    effect + " Such users would get the change.",
                    "Write the opposite comparison without 'not'. Put it into a rule that gives the change.");
        } else {
            lose(Loss.Feature.CONDITION, effect, advice);
        }
    }
}
