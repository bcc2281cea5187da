package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.flag.Evaluation.Buckets;
import io.github.rolloutplanner.flag.Evaluation.Group;
import java.util.Arrays;
import java.util.List;

/** What users get whom no rule is for. */
sealed interface Fallthrough permits Fallthrough.Same, Fallthrough.Split, Fallthrough.Variants {

    /** All that users can get. */
    List<Evaluation> outcomes();

    /** Which of the outcomes is a user's. Allocates nothing. */
    int outcomeOf(EvaluationContext context);

    /** All users get the same. */
    record Same(Evaluation evaluation) implements Fallthrough {
        @Override
        public List<Evaluation> outcomes() {
            return List.of(evaluation);
        }

        @Override
        public int outcomeOf(EvaluationContext context) {
            return 0;
        }
    }

    /** On for a percentage: the lowest buckets are treated, the highest ones are the control group. */
    final class Split implements Fallthrough {
        private static final int TREATED = 0;
        private static final int NEITHER = 1;
        private static final int CONTROL = 2;
        private static final int UNKNOWN = 3;

        private final Bucketing bucketing;
        private final String key;
        private final FlagValue on;
        private final FlagValue off;
        private final int treatedBelow;
        private final int controlFrom;

        Split(Bucketing bucketing, String key, FlagValue on, FlagValue off, int treated) {
            this.bucketing = bucketing;
            this.key = key;
            this.on = on;
            this.off = off;
            this.treatedBelow = treated;
            this.controlFrom = Math.max(treated, Bucketing.BUCKETS - treated);
        }

        @Override
        public List<Evaluation> outcomes() {
            return List.of(
                    Evaluation.split(on, new Buckets(bucketing, 0, treatedBelow), Group.TREATED),
                    Evaluation.split(off, new Buckets(bucketing, treatedBelow, controlFrom), Group.NEITHER),
                    Evaluation.split(off, new Buckets(bucketing, controlFrom, Bucketing.BUCKETS), Group.CONTROL),
                    Evaluation.constant(off, EvaluationReason.DEFAULT));
        }

        @Override
        public int outcomeOf(EvaluationContext context) {
            String id = context.key(key);
            if (id == null) {
                return UNKNOWN;
            }
            int bucket = bucketing.bucketOf(id);
            if (bucket < treatedBelow) {
                return TREATED;
            }
            return bucket < controlFrom ? NEITHER : CONTROL;
        }
    }

    /** Variants for a percentage: the lowest buckets of the flag get one, each by other buckets. */
    final class Variants implements Fallthrough {
        private final Split exposure;
        private final Bucketing bucketing;
        private final String key;
        private final List<Evaluation> ofVariants;
        private final int[] ends;

        Variants(Split exposure, List<Evaluation> ofVariants) {
            this.exposure = exposure;
            this.key = exposure.key;
            this.ofVariants = ofVariants;
            this.bucketing = buckets(ofVariants.get(0)).bucketing();
            this.ends = ofVariants.stream()
                    .mapToInt(variant -> buckets(variant).to())
                    .toArray();
        }

        private static Buckets buckets(Evaluation variant) {
            return variant.buckets().orElseThrow();
        }

        @Override
        public List<Evaluation> outcomes() {
            Evaluation[] all = Arrays.copyOf(ofVariants.toArray(Evaluation[]::new), ends.length + 2);
            Buckets rest = new Buckets(exposure.bucketing, exposure.treatedBelow, Bucketing.BUCKETS);
            all[ends.length] = Evaluation.split(exposure.off, rest, Group.NEITHER);
            all[ends.length + 1] = Evaluation.constant(exposure.off, EvaluationReason.DEFAULT);
            return List.of(all);
        }

        @Override
        public int outcomeOf(EvaluationContext context) {
            String id = context.key(key);
            if (id == null) {
                return ends.length + 1;
            }
            return exposure.bucketing.bucketOf(id) < exposure.treatedBelow ? variantOf(id) : ends.length;
        }

        private int variantOf(String id) {
            int bucket = bucketing.bucketOf(id);
            int variant = 0;
            while (bucket >= ends[variant]) {
                variant++;
            }
            return variant;
        }
    }
}
