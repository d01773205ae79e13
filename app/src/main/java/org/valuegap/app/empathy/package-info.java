/** The empathy map: five fields around the customer, before the value gap map. */
@NullMarked
package org.valuegap.app.empathy;

import org.jspecify.annotations.NullMarked;
