"""Names by which the last line of an address may call a country; data only.

One country or territory a line: the name Notify prints, then other names people use, separated by
bars: English variants, what the country calls itself, and the Welsh name. Capitals, accents,
punctuation, spaces, a leading article and "St" for "Saint" make no difference to the comparison
(see `countries`), so only names that differ otherwise are listed.
"""

from typing import Final

UNITED_KINGDOM: Final = """
United Kingdom | UK | Great Britain | Britain | GB | GBR | Y Deyrnas Unedig | Y Deyrnas Gyfunol | \
Prydain | Prydain Fawr | United Kingdom of Great Britain and Northern Ireland | UK mainland
England | Lloegr
Scotland | Yr Alban | Alba
Wales | Cymru
Northern Ireland | Gogledd Iwerddon
Jersey | Bailiwick of Jersey
Guernsey | Bailiwick of Guernsey
Alderney
Sark
Herm
Brecqhou
Jethou
Lihou
Channel Islands | Ynysoedd y Sianel
Isle of Man | Ynys Manaw | Mannin | Ellan Vannin
"""

EUROPE: Final = """
Albania | Shqiperia
Andorra
Armenia | Hayastan
Austria | Osterreich | Awstria
Azerbaijan | Azerbaycan
Azores | Acores
Balearic Islands | Majorca | Mallorca | Menorca | Minorca | Ibiza | Formentera | Islas Baleares
Belarus | Byelorussia
Belgium | Belgique | Belgie | Belgien | Gwlad Belg
Bosnia and Herzegovina | Bosnia | Bosna i Hercegovina | Bosnia Herzegovina
Bulgaria | Balgariya | Bwlgaria
Canary Islands | Islas Canarias | Tenerife | Gran Canaria | Lanzarote | Fuerteventura | La Palma
Corsica | Corse
Croatia | Hrvatska
Cyprus | Kypros | Kibris | Northern Cyprus | Cyprus (North)
Czechia | Czech Republic | Cesko | Ceska Republika | Tsiecia | Gweriniaeth Tsiec
Denmark | Danmark | Denmarc
Estonia | Eesti
Faroe Islands | Faroes | Foroyar | Ynysoedd Ffaro
Finland | Suomi | Y Ffindir
France | Ffrainc | French Republic | Republique francaise
Georgia | Sakartvelo
Germany | Deutschland | Federal Republic of Germany | Bundesrepublik Deutschland | Allemagne | \
Yr Almaen
Gibraltar
Greece | Hellas | Ellada | Hellenic Republic | Gwlad Groeg
Greenland | Kalaallit Nunaat | Gronland | Yr Ynys Las
Hungary | Magyarorszag | Hwngari
Iceland | Island | Gwlad yr Ia
Ireland | Eire | Republic of Ireland | Irish Republic | Southern Ireland | Iwerddon | ROI
Italy | Italia | Yr Eidal
Kazakhstan | Qazaqstan
Kosovo | Kosova
Kyrgyzstan | Kirghizia
Latvia | Latvija | Latfia
Liechtenstein
Lithuania | Lietuva | Lithwania
Luxembourg | Luxemburg | Letzebuerg | Lwcsembwrg
Madeira
Malta
Moldova | Republic of Moldova
Monaco
Montenegro | Crna Gora
Netherlands | Holland | Nederland | Yr Iseldiroedd
North Macedonia | Macedonia | FYROM | Severna Makedonija
Norway | Norge | Noreg | Norwy
Poland | Polska | Gwlad Pwyl
Portugal | Portiwgal
Romania | Roumania | Rumania
Russia | Russian Federation | Rossiya | Rwsia
San Marino
Serbia | Srbija
Slovakia | Slovak Republic | Slovensko | Slofacia
Slovenia | Slovenija | Slofenia
Spain | Espana | Sbaen
Sweden | Sverige
Switzerland | Schweiz | Suisse | Svizzera | Svizra | Swiss Confederation | Y Swistir
Tajikistan
Turkey | Turkiye | Twrci
Turkmenistan
Ukraine | Ukraina | Wcrain
Uzbekistan
Vatican City | Vatican | Holy See | Vatican City State | Citta del Vaticano
"""

REST_OF_WORLD: Final = """
Afghanistan
Akrotiri
Algeria | Algerie
American Samoa
Angola
Anguilla
Antarctica
Antigua and Barbuda | Antigua | Barbuda
Argentina | Yr Ariannin
Aruba
Ascension | Ascension Island
Australia | Commonwealth of Australia | Awstralia
Bahrain
Bangladesh
Barbados
Belize | British Honduras
Benin | Dahomey
Bermuda
Bhutan
Bolivia | Plurinational State of Bolivia
Bonaire
Botswana
Brazil | Brasil
British Antarctic Territory
British Indian Ocean Territory | Diego Garcia | Chagos Islands
British Virgin Islands | BVI | Tortola
Brunei | Brunei Darussalam
Burkina Faso | Upper Volta
Burundi
Cambodia | Kampuchea
Cameroon | Cameroun
Canada
Cape Verde | Cabo Verde
Cayman Islands | Grand Cayman
Central African Republic | Republique centrafricaine
Chad | Tchad
Chile
China | People's Republic of China | PRC | Zhongguo | Tsieina
Christmas Island
Cocos (Keeling) Islands | Cocos Islands | Keeling Islands
Colombia
Comoros | Comores
Congo | Republic of the Congo | Congo Brazzaville | Congo Republic
Congo (Democratic Republic) | Democratic Republic of the Congo | DRC | Congo Kinshasa | Zaire
Cook Islands
Costa Rica
Cuba
Curacao
Dhekelia
Djibouti
Dominica | Commonwealth of Dominica
Dominican Republic | Republica Dominicana
East Timor | Timor Leste
Ecuador
Egypt | Misr | Arab Republic of Egypt | Yr Aifft
El Salvador
Equatorial Guinea
Eritrea
Eswatini | Swaziland
Ethiopia | Abyssinia
Falkland Islands | Falklands | Ynysoedd y Falkland
Fiji
French Guiana | Guyane
French Polynesia | Tahiti
French Southern Territories
Gabon
Gambia
Ghana | Gold Coast
Grenada
Guadeloupe
Guam
Guatemala
Guinea | Guinee
Guinea-Bissau
Guyana | British Guiana
Haiti
Honduras
Hong Kong | Hong Kong SAR
India | Bharat
Indonesia
Iran | Islamic Republic of Iran | Persia
Iraq
Israel
Ivory Coast | Cote d'Ivoire
Jamaica
Japan | Nippon | Nihon | Siapan
Jordan
Kenya
Kiribati
Kuwait
Laos | Lao People's Democratic Republic
Lebanon | Liban | Libanus
Lesotho | Basutoland
Liberia
Libya
Macao | Macau | Macao SAR
Madagascar | Malagasy Republic
Malawi | Nyasaland
Malaysia
Maldives
Mali
Marshall Islands
Martinique
Mauritania
Mauritius
Mayotte
Mexico | Mecsico
Micronesia | Federated States of Micronesia
Mongolia
Montserrat
Morocco | Maroc | Moroco
Mozambique | Mocambique
Myanmar (Burma) | Myanmar | Burma
Namibia | South West Africa
Nauru
Nepal
Netherlands Antilles
New Caledonia
New Zealand | NZ | Aotearoa | Seland Newydd
Nicaragua
Niger
Nigeria
Niue
Norfolk Island
North Korea | Democratic People's Republic of Korea | DPRK
Northern Mariana Islands
Occupied Palestinian Territories | Palestine | State of Palestine | Gaza | West Bank
Oman
Pakistan
Palau
Panama
Papua New Guinea | PNG
Paraguay
Peru | Periw
Philippines | Pilipinas
Pitcairn, Henderson, Ducie and Oeno Islands | Pitcairn | Pitcairn Islands | Pitcairn Island
Puerto Rico
Qatar
Reunion
Rwanda
Saba
Samoa | Western Samoa
Sao Tome and Principe
Saudi Arabia | Kingdom of Saudi Arabia | KSA
Senegal
Seychelles
Sierra Leone
Singapore
Sint Eustatius
Solomon Islands
Somalia | Somaliland
South Africa | RSA | Republic of South Africa | De Affrica
South Georgia and South Sandwich Islands | South Georgia and the South Sandwich Islands | \
South Georgia
South Korea | Republic of Korea | Korea | ROK | De Corea
South Sudan
Sri Lanka | Ceylon
St Barthelemy | Saint Barths | Saint Barts
St Helena
St Kitts and Nevis | St Kitts | Nevis | St Christopher and Nevis
St Lucia
St Maarten | Sint Maarten
St Martin
St Pierre and Miquelon
St Vincent | St Vincent and the Grenadines
Sudan
Suriname | Surinam | Dutch Guiana
Svalbard and Jan Mayen
Syria | Syrian Arab Republic
Taiwan | Formosa | Republic of China
Tanzania | United Republic of Tanzania | Tanganyika | Zanzibar
Thailand | Siam | Gwlad Thai
The Bahamas
Togo
Tokelau
Tonga
Trinidad and Tobago | Trinidad | Tobago
Tristan da Cunha
Tunisia | Tunisie
Turks and Caicos Islands
Tuvalu
Uganda
United Arab Emirates | UAE | Emirates | Dubai | Abu Dhabi
United States | USA | US | United States of America | America | Unol Daleithiau | \
Unol Daleithiau America | Yr Unol Daleithiau | Estados Unidos
United States Virgin Islands | USVI | US Virgin Islands | Virgin Islands (US)
Uruguay
Vanuatu | New Hebrides
Venezuela | Bolivarian Republic of Venezuela
Vietnam
Wallis and Futuna
Western Sahara
Yemen
Zambia | Northern Rhodesia
Zimbabwe | Rhodesia | Southern Rhodesia
"""
