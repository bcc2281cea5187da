package io.github.rolloutplanner.internal.statistics;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Numbers from the edges, and what calculators make of them. */
final class ExtremeValues {
    private static final double[] NUMBERS = {
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        -Double.MAX_VALUE,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0,
        -0.0,
        -1,
        1,
        2,
        10,
        1000,
        0.5,
        0.05,
        0.1,
        0.2,
        0.3,
        0.8,
        1e-6,
        1e-12,
        1e-17,
        1e-160,
        1e-300,
        1e7,
        1e12,
        1e15,
        1e150,
        1e160,
        1e200,
        1 - 1e-6,
        Math.nextDown(1.0),
        Math.nextUp(1.0)
    };
    private static final long[] COUNTS = {
        Long.MIN_VALUE,
        -1,
        0,
        1,
        2,
        3,
        10,
        1000,
        1_000_000,
        1_000_000_000_000L,
        1_000_000_000_000_000L,
        Long.MAX_VALUE / 2,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };
    private static final int[] NUMBERS_OF_THINGS = {Integer.MIN_VALUE, -1, 0, 1, 2, 3, 5, 20, Integer.MAX_VALUE};

    private final SplittableRandom random;

    ExtremeValues(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Object of(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? array(plain.getComponentType()) : plain.isEnum() ? oneOf(plain) : single(plain);
        }
        String items = type.getTypeName();
        Class<?> item = Stream.<Class<?>>of(RateStratum.class, MeanStratum.class, EValue.class)
                .filter(known -> items.contains(known.getSimpleName()))
                .findFirst()
                .orElseThrow();
        return Stream.generate(() -> single(item)).limit(random.nextInt(4)).toList();
    }

    private Object array(Class<?> item) {
        int length = random.nextInt(6);
        boolean isConstant = random.nextInt(4) == 0;
        Object array = Array.newInstance(item, length);
        for (int at = 0; at < length; at++) {
            Array.set(array, at, isConstant && at > 0 ? Array.get(array, 0) : single(item));
        }
        return array;
    }

    private Object single(Class<?> type) {
        if (type == double.class) {
            return number();
        }
        if (type == long.class) {
            return count();
        }
        if (type == int.class) {
            return NUMBERS_OF_THINGS[random.nextInt(NUMBERS_OF_THINGS.length)];
        }
        if (type == EValue.class) {
            return new EValue(number());
        }
        if (type == SampleMoments.class) {
            return new SampleMoments(count(), number(), number());
        }
        if (type == RateStratum.class) {
            return oneOf(List.<Supplier<Object>>of(
                            () -> new RateStratum.TwoGroups(count(), number(), count(), number()),
                            () -> new RateStratum.AgainstBaseline(count(), number())))
                    .get();
        }
        if (type == MeanStratum.class) {
            return oneOf(List.<Supplier<Object>>of(
                            () -> new MeanStratum.TwoGroups((SampleMoments) single(SampleMoments.class), (SampleMoments)
                                    single(SampleMoments.class)),
                            () -> new MeanStratum.AgainstBaseline(
                                    number(), (SampleMoments) single(SampleMoments.class))))
                    .get();
        }
        if (type == StratifiedRateEProcess.class) {
            return StratifiedRateEProcess.withDefaults().nullRateRatio(number());
        }
        if (type == SpendingFunction.class) {
            return oneOf(List.<Supplier<Object>>of(
                            SpendingFunction::obrienFlemingLike,
                            SpendingFunction::pocockLike,
                            () -> SpendingFunction.power(number()),
                            () -> SpendingFunction.gammaFamily(number()),
                            () -> SpendingFunction.presetWeights((double[]) array(double.class))))
                    .get();
        }
        throw new AssertionError("no extremes for " + type);
    }

    private double number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private long count() {
        return COUNTS[random.nextInt(COUNTS.length)];
    }

    private Object oneOf(Class<?> constants) {
        return oneOf(List.of(constants.getEnumConstants()));
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
