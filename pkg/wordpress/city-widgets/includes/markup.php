<?php
/**
 * From what an editor has written to the element in the page: unknown attributes go, values are escaped.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * An element with its fallback.
 *
 * @param string $tag      One of the elements.
 * @param array  $given    Attributes as they were written; `link` and `label` are the link inside, if there is no other text.
 * @param string $fallback HTML inside the element, from an editor.
 * @return string
 */
function city_widgets_markup( $tag, $given, $fallback = '' ) {
	$elements = city_widgets_elements();
	if ( ! isset( $elements[ $tag ] ) ) {
		return '';
	}
	$html = '<' . $tag;
	foreach ( $elements[ $tag ] as $name => $kind ) {
		$value = city_widgets_attribute( $name, $kind, $given );
		if ( null !== $value ) {
			$html .= ' ' . $name . '="' . $value . '"';
		}
	}
	$inside = trim( wp_kses_post( $fallback ) );
	if ( '' === $inside ) {
		$inside = city_widgets_link( $given );
	}
	return $html . '>' . $inside . '</' . $tag . '>';
}

/**
 * The value of an attribute, escaped, or null where there is none.
 *
 * @param string $name  Of the attribute.
 * @param string $kind  As in the table.
 * @param array  $given As they were written. A name without a value, as in `[city-programme debug]`, has a number for a key.
 * @return string|null
 */
function city_widgets_attribute( $name, $kind, $given ) {
	if ( 'boolean' === $kind && in_array( $name, array_filter( $given, 'is_int', ARRAY_FILTER_USE_KEY ), true ) ) {
		return '';
	}
	if ( ! isset( $given[ $name ] ) || ! is_scalar( $given[ $name ] ) ) {
		return null;
	}
	$value = $given[ $name ];
	if ( 'boolean' === $kind ) {
		return in_array( $value, array( false, 'false', '0', 0 ), true ) ? null : '';
	}
	$value = trim( (string) $value );
	if ( '' === $value ) {
		return null;
	}
	if ( 'number' === $kind ) {
		return is_numeric( $value ) ? esc_attr( $value ) : null;
	}
	// Not `esc_url`, which takes `data/day.json` for the name of a host.
	if ( 'src' === $name && wp_kses_bad_protocol( $value, array( 'http', 'https' ) ) !== $value ) {
		return null;
	}
	return esc_attr( $value );
}

/**
 * What is shown without scripts, and after a failure: a link to the page that the editor names, or to the data.
 *
 * @param array $given Attributes as they were written.
 * @return string
 */
function city_widgets_link( $given ) {
	$of      = function ( $name ) use ( $given ) {
		return isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? $given[ $name ] : '';
	};
	$address = esc_url( '' === $of( 'link' ) ? $of( 'src' ) : $of( 'link' ), array( 'http', 'https' ) );
	if ( '' === $address ) {
		return '';
	}
	$label = trim( $of( 'label' ) );
	if ( '' === $label ) {
		$label = (string) wp_parse_url( $address, PHP_URL_HOST );
	}
	return '<a href="' . $address . '">' . esc_html( '' === $label ? $address : $label ) . '</a>';
}
