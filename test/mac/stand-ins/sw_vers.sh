read -r version build </.mac/version
case ${1-} in
-productName) echo 'Mac OS X' ;;
-productVersion) echo "$version" ;;
-buildVersion) echo "$build" ;;
'') printf 'ProductName:\tMac OS X\nProductVersion:\t%s\nBuildVersion:\t%s\n' "$version" "$build" ;;
*) refuse "illegal option $1" ;;
esac
