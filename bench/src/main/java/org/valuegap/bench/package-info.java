/** Benchmarks, each runnable in one command. */
@NullMarked
package org.valuegap.bench;

import org.jspecify.annotations.NullMarked;
