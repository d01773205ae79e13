/** The house's rules as tests: which way imports run, and what a file may look like. */
@NullMarked
package org.valuegap.app.taste;

import org.jspecify.annotations.NullMarked;
