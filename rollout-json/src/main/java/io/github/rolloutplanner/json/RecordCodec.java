package io.github.rolloutplanner.json;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object whose values are what its constructor takes, in the same order.
 *
 * @param <T> the type of the value
 */
final class RecordCodec<T> extends ObjectCodec<T> {
    private final Function<Members, T> constructor;

    private RecordCodec(String name, List<Field<T, ?>> fields, Function<Members, T> constructor) {
        super(name);
        fields.forEach(this::add);
        this.constructor = constructor;
    }

    static <T> RecordCodec<T> object(String name, Supplier<T> constructor) {
        return new RecordCodec<>(name, List.of(), read -> constructor.get());
    }

    static <T, A> RecordCodec<T> object(String name, Field<T, A> a, Function<A, T> constructor) {
        return new RecordCodec<>(name, List.of(a), read -> constructor.apply(read.get(a)));
    }

    static <T, A, B> RecordCodec<T> object(String name, Field<T, A> a, Field<T, B> b, BiFunction<A, B, T> constructor) {
        return new RecordCodec<>(name, List.of(a, b), read -> constructor.apply(read.get(a), read.get(b)));
    }

    static <T, A, B, C> RecordCodec<T> object(
            String name, Field<T, A> a, Field<T, B> b, Field<T, C> c, Of3<A, B, C, T> constructor) {
        return new RecordCodec<>(
                name, List.of(a, b, c), read -> constructor.apply(read.get(a), read.get(b), read.get(c)));
    }

    static <T, A, B, C, D> RecordCodec<T> object(
            String name, Field<T, A> a, Field<T, B> b, Field<T, C> c, Field<T, D> d, Of4<A, B, C, D, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d),
                read -> constructor.apply(read.get(a), read.get(b), read.get(c), read.get(d)));
    }

    static <T, A, B, C, D, E> RecordCodec<T> object(
            String name,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Of5<A, B, C, D, E, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d, e),
                read -> constructor.apply(read.get(a), read.get(b), read.get(c), read.get(d), read.get(e)));
    }

    static <T, A, B, C, D, E, F> RecordCodec<T> object(
            String name,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Of6<A, B, C, D, E, F, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d, e, f),
                read -> constructor.apply(
                        read.get(a), read.get(b), read.get(c), read.get(d), read.get(e), read.get(f)));
    }

    static <T, A, B, C, D, E, F, G> RecordCodec<T> object(
            String name,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Field<T, G> g,
            Of7<A, B, C, D, E, F, G, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d, e, f, g),
                read -> constructor.apply(
                        read.get(a), read.get(b), read.get(c), read.get(d), read.get(e), read.get(f), read.get(g)));
    }

    static <T, A, B, C, D, E, F, G, H> RecordCodec<T> object(
            String name,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Field<T, G> g,
            Field<T, H> h,
            Of8<A, B, C, D, E, F, G, H, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d, e, f, g, h),
                read -> constructor.apply(
                        read.get(a),
                        read.get(b),
                        read.get(c),
                        read.get(d),
                        read.get(e),
                        read.get(f),
                        read.get(g),
                        read.get(h)));
    }

    static <T, A, B, C, D, E, F, G, H, I> RecordCodec<T> object(
            String name,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Field<T, G> g,
            Field<T, H> h,
            Field<T, I> i,
            Of9<A, B, C, D, E, F, G, H, I, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d, e, f, g, h, i),
                read -> constructor.apply(
                        read.get(a),
                        read.get(b),
                        read.get(c),
                        read.get(d),
                        read.get(e),
                        read.get(f),
                        read.get(g),
                        read.get(h),
                        read.get(i)));
    }

    static <T, A, B, C, D, E, F, G, H, I, J> RecordCodec<T> object(
            String name,
            Field<T, A> a,
            Field<T, B> b,
            Field<T, C> c,
            Field<T, D> d,
            Field<T, E> e,
            Field<T, F> f,
            Field<T, G> g,
            Field<T, H> h,
            Field<T, I> i,
            Field<T, J> j,
            Of10<A, B, C, D, E, F, G, H, I, J, T> constructor) {
        return new RecordCodec<>(
                name,
                List.of(a, b, c, d, e, f, g, h, i, j),
                read -> constructor.apply(
                        read.get(a),
                        read.get(b),
                        read.get(c),
                        read.get(d),
                        read.get(e),
                        read.get(f),
                        read.get(g),
                        read.get(h),
                        read.get(i),
                        read.get(j)));
    }

    /** The same object as one of the kinds of a {@link UnionCodec}. */
    KindCodec<T> kind(String kind, Class<T> type) {
        return new KindCodec<>(kind, type, this);
    }

    @Override
    T build(Members members) {
        return constructor.apply(members);
    }

    /** A constructor of three. */
    @FunctionalInterface
    interface Of3<A, B, C, T> {
        T apply(A a, B b, C c);
    }

    /** A constructor of four. */
    @FunctionalInterface
    interface Of4<A, B, C, D, T> {
        T apply(A a, B b, C c, D d);
    }

    /** A constructor of five. */
    @FunctionalInterface
    interface Of5<A, B, C, D, E, T> {
        T apply(A a, B b, C c, D d, E e);
    }

    /** A constructor of six. */
    @FunctionalInterface
    interface Of6<A, B, C, D, E, F, T> {
        T apply(A a, B b, C c, D d, E e, F f);
    }

    /** A constructor of seven. */
    @FunctionalInterface
    interface Of7<A, B, C, D, E, F, G, T> {
        T apply(A a, B b, C c, D d, E e, F f, G g);
    }

    /** A constructor of eight. */
    @FunctionalInterface
    interface Of8<A, B, C, D, E, F, G, H, T> {
        T apply(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    /** A constructor of nine. */
    @FunctionalInterface
    interface Of9<A, B, C, D, E, F, G, H, I, T> {
        T apply(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    /** A constructor of ten. */
    @FunctionalInterface
    interface Of10<A, B, C, D, E, F, G, H, I, J, T> {
        T apply(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }
}
