<?php
/**
 * What authors may write who lack `unfiltered_html`: the elements with their attributes, and nothing else that is new.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

add_filter(
	'wp_kses_allowed_html',
	function ( $allowed, $context ) {
		if ( 'post' !== $context || ! is_array( $allowed ) ) {
			return $allowed;
		}
		foreach ( city_widgets_elements() as $tag => $attributes ) {
			$allowed[ $tag ] = array_fill_keys( array_keys( $attributes ), true ) + array(
				'id'    => true,
				'class' => true,
			);
		}
		// The form for editors that strip unknown tags; a `div` may have any `data-` already.
		if ( isset( $allowed['a'] ) && is_array( $allowed['a'] ) ) {
			$allowed['a']['data-*'] = true;
		}
		return $allowed;
	},
	10,
	2
);
