package io.github.rolloutplanner.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * {@link ValueStyle} for a value of which one part follows from another: the generated copies are called {@code replaceX}, so
 * that {@code withX} is written by hand and takes along what follows. A value that has a {@code summary()} is that as a string.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        with = "replace*",
        underrideToString = "summary",
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        strictBuilder = true,
        depluralize = true,
        depluralizeDictionary = "criterion:criteria",
        jacksonIntegration = false,
        allowedClasspathAnnotations = Override.class)
public @interface DerivingStyle {}
