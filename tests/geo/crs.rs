//! Coordinates of national grids.

use city_widgets::geo::LonLat;
use city_widgets::geo::crs::Crs;

const UTM31: Crs = Crs::Utm { zone: 31, south: false };
const UTM32: Crs = Crs::Utm { zone: 32, south: false };
const UTM33: Crs = Crs::Utm { zone: 33, south: false };

/// Places as PROJ converts them.
#[test]
fn known_places_are_where_they_are() {
    let places = [
        // The tower of Amersfoort, where the Dutch grid begins, and the Westertoren.
        (Crs::RdNew, 155_000.0, 463_000.0, 5.387_206_21, 52.155_174_40),
        (Crs::RdNew, 120_700.723, 487_525.502, 4.883_525_59, 52.374_530_93),
        // Rotterdam and Groningen.
        (Crs::RdNew, 92_435.820, 437_504.654, 4.4777, 51.9225),
        (Crs::RdNew, 233_769.705, 582_065.417, 6.5665, 53.2194),
        // Berlin in its own zone and in the next one, Brussels, Hamburg.
        (UTM33, 389_917.833, 5_819_701.919, 13.3777, 52.5163),
        (UTM32, 796_986.834, 5_827_475.852, 13.3777, 52.5163),
        (UTM31, 595_214.992, 5_633_649.110, 4.3525, 50.8467),
        (UTM32, 565_834.364, 5_934_037.951, 9.9937, 53.5511),
        // Sydney and New York.
        (Crs::Utm { zone: 56, south: true }, 334_900.377, 6_252_299.842, 151.2153, -33.8567),
        (Crs::Utm { zone: 18, south: false }, 583_959.372, 4_507_350.998, -74.006, 40.7128),
        (Crs::LaeaEurope, 4_321_000.0, 3_210_000.0, 10.0, 52.0),
        // The worked example of IOGP's guidance note 7-2, Copenhagen, Porto.
        (Crs::LaeaEurope, 3_962_799.451, 2_999_718.853, 5.0, 50.0),
        (Crs::LaeaEurope, 4_482_635.468, 3_621_956.162, 12.5683, 55.6761),
        (Crs::LaeaEurope, 2_769_980.002, 2_197_840.993, -8.61, 41.15),
        (Crs::WebMercator, 0.0, 0.0, 0.0, 0.0),
        (Crs::WebMercator, 1_489_198.752, 6_894_022.931, 13.3777, 52.5163),
        (Crs::WebMercator, 261_845.706, 6_250_564.350, 2.3522, 48.8566),
    ];
    for (crs, x, y, lon, lat) in places {
        let found = crs.to_lonlat(x, y).unwrap();
        let metres = found.km(LonLat::new(lon, lat)) * 1000.0;
        assert!(metres < 1.0, "{crs:?} {x} {y}: {found:?} is {metres} m off");
    }
}

#[test]
fn names_are_read_in_all_their_forms() {
    for name in
        ["EPSG:25832", "urn:ogc:def:crs:EPSG::25832", "http://www.opengis.net/def/crs/EPSG/0/25832", "epsg:32632"]
    {
        assert_eq!(Crs::of_name(name), Some(UTM32), "{name}");
    }
    for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "EPSG:4258"] {
        assert_eq!(Crs::of_name(name), Some(Crs::Wgs84), "{name}");
    }
    assert_eq!(Crs::of_name("EPSG:32756"), Some(Crs::Utm { zone: 56, south: true }));
    assert_eq!(Crs::of_name("urn:ogc:def:crs:EPSG:6.18:3:3857"), Some(Crs::WebMercator));
    assert_eq!(Crs::of_name("EPSG:28992"), Some(Crs::RdNew));
    assert_eq!(Crs::of_name("EPSG:3035"), Some(Crs::LaeaEurope));
    for name in ["", "EPSG:", "EPSG:2056", "local", "EPSG:99999999999999999999", "EPSG:32661", "EPSG:25827"] {
        assert_eq!(Crs::of_name(name), None, "{name}");
    }
}

#[test]
fn ranges_tell_systems() {
    assert_eq!(Crs::guess(&[(121_000.0, 487_000.0), (93_000.0, 437_000.0)]), Some(Crs::RdNew));
    assert_eq!(Crs::guess(&[(565_834.0, 5_934_037.0)]), Some(UTM32));
    assert_eq!(Crs::guess(&[(3_962_799.0, 2_999_718.0), (5_000_000.0, 2_000_000.0)]), Some(Crs::LaeaEurope));
    assert_eq!(Crs::guess(&[(-8_238_310.0, 4_970_071.0)]), Some(Crs::WebMercator));
    // The Netherlands in Mercator.
    assert_eq!(Crs::guess(&[(545_000.0, 6_868_000.0)]), Some(Crs::WebMercator));
    assert_eq!(Crs::guess(&[(4.9, 52.4)]), None);
    assert_eq!(Crs::guess(&[]), None);
    assert_eq!(Crs::guess(&[(1e9, 1e9)]), None);
    assert_eq!(Crs::guess(&[(f64::NAN, 1e6)]), None);
    for crs in [UTM32, Crs::RdNew, Crs::LaeaEurope, Crs::WebMercator, Crs::Wgs84] {
        for (x, y) in [(f64::NAN, 0.0), (f64::INFINITY, 1.0), (1e300, -1e300)] {
            assert_eq!(crs.to_lonlat(x, y), None, "{crs:?}");
        }
    }
}
