<?php
/**
 * Which elements there are and what attributes they take.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * The elements by their tags, each with its attributes: name => `string`, `number`, `boolean` or `json`. The table is
 * made with the elements, by `cargo xtask package`.
 *
 * @return array<string, array<string, string>>
 */
function city_widgets_elements() {
	static $table = null;
	if ( null === $table ) {
		$table = require dirname( __DIR__ ) . '/attributes.php';
	}
	return $table;
}
