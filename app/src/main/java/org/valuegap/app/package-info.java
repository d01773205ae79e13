/** The server and the command line: everything that meets the outside. */
@NullMarked
package org.valuegap.app;

import org.jspecify.annotations.NullMarked;
