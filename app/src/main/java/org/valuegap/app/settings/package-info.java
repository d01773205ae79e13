/** The pages where a workspace is run: its name, products, members, and each one's own profile. */
@NullMarked
package org.valuegap.app.settings;

import org.jspecify.annotations.NullMarked;
